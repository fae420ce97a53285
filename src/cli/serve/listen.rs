//! Connections: so many at once, each for so long. A slow one holds nobody up for ever.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep};

/// How long a connection may live: it carries one request.
pub(super) const LIFE: Duration = Duration::from_secs(10);
/// How long one may say nothing at first.
const SILENCE: Duration = Duration::from_secs(2);
/// How many at once; the others wait to be taken.
const MOST: usize = 256;
/// Before it is tried again where the system has no connection to give.
const PAUSE: Duration = Duration::from_millis(100);

/// Takes connections one after another.
pub(super) struct Listener {
    listener: TcpListener,
    free: Arc<Semaphore>,
}

/// A connection that ends with its time.
pub(super) struct Timed {
    stream: TcpStream,
    end: Pin<Box<Sleep>>,
    has_spoken: bool,
    _held: Option<OwnedSemaphorePermit>,
}

impl Listener {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self { listener, free: Arc::new(Semaphore::new(MOST)) }
    }
}

impl axum::serve::Listener for Listener {
    type Io = Timed;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Timed, SocketAddr) {
        // Never closed, so never refused.
        let held = self.free.clone().acquire_owned().await.ok();
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    let end = Box::pin(sleep(SILENCE));
                    return (Timed { stream, end, has_spoken: false, _held: held }, address);
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Timed {
    /// Is the time over?
    fn over(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        match self.end.as_mut().poll(context) {
            Poll::Ready(()) => Err(io::ErrorKind::TimedOut.into()),
            Poll::Pending => Ok(()),
        }
    }
}

impl AsyncRead for Timed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.over(context)?;
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if !self.has_spoken && buffer.filled().len() > before {
            self.has_spoken = true;
            self.end = Box::pin(sleep(LIFE));
        }
        read
    }
}

impl AsyncWrite for Timed {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.over(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.over(context)?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
