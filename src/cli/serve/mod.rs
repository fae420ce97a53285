//! `complain serve`: the page over a folder of case files, for this machine and for whoever has the token.

mod files;
mod guard;
mod listen;
mod reply;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use clap::Args as ClapArgs;
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::source::digest;
use crate::web::{Desk, Profile};

use super::Status;
use super::config::Settings;
use super::console::Console;
use super::lang::either;
use super::options::CommonArgs;
use super::written::no_folder;
use files::Folder;
use guard::{Guard, Refused};
use listen::{LIFE, Listener};

/// The largest body: a case file as JSON, with its quotation marks and line breaks escaped.
const MOST_BYTES: usize = 3 * 1024 * 1024;

/// This machine, for itself alone.
const HERE: &str = "127.0.0.1";
/// The ports of folders: below those that a system gives to connections.
const FIRST_PORT: u16 = 20_000;
const PORTS: u16 = 10_000;

#[derive(Debug, ClapArgs)]
pub(super) struct ServeArgs {
    /// 放案件文件的文件夹，默认是当前文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
    /// 用哪个端口，默认每个文件夹有固定的一个
    #[arg(long, value_name = "端口", value_parser = port)]
    port: Option<u16>,
    #[command(flatten)]
    common: CommonArgs,
}

/// What every request is answered with.
struct Served {
    desk: Desk,
    guard: Guard,
    folder: Folder,
    profile: Profile,
    as_of: Option<calendar::Day>,
}

impl Served {
    fn days(&self) -> Days {
        Days { as_of: self.as_of, today: calendar::today() }
    }
}

pub(super) fn run(args: &ServeArgs, console: &mut Console) -> Status {
    let settings = Settings::near(&args.common.overlays, std::slice::from_ref(&args.folder), console);
    let assets = settings.as_ref().and_then(|settings| settings.assets(&args.common.overlays, console));
    let Some((settings, assets)) = settings.zip(assets) else { return Status::CouldNotRun };
    if !args.folder.is_dir() {
        console.say(&no_folder(&args.folder));
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let desk = Desk::new(assets, &mut sink);
    console.report_all(sink);
    let Some(desk) = desk else { return Status::CouldNotRun };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else {
        console.say(either("系统不让程序开始监听", "the system does not let the program listen"));
        return Status::CouldNotRun;
    };
    runtime.block_on(serve(args, desk, settings.profile(), console))
}

async fn serve(args: &ServeArgs, desk: Desk, profile: Profile, console: &mut Console) -> Status {
    let usual = args.port.unwrap_or_else(|| usual(&args.folder));
    let mut listening = TcpListener::bind((HERE, usual)).await;
    if args.port.is_none() && listening.is_err() {
        // A browser keeps the pictures of a page by its port.
        console.say(&either(
            format!("端口 {usual} 正被别的程序占用，这一次另用一个：以前在页面上加的图片这一次看不到"),
            format!("port {usual} is taken by another program, so another one is used: pictures added earlier do not show"),
        ));
        listening = TcpListener::bind((HERE, 0)).await;
    }
    let address = listening.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
    let (port, listener) = match address {
        Ok(found) => found,
        Err(error) => {
            let why = why(error.kind());
            console.say(&either(
                format!("不能监听 {HERE}:{usual}：{why}"),
                format!("cannot listen on {HERE}:{usual}: {why}"),
            ));
            return Status::CouldNotRun;
        }
    };
    let Some(guard) = Guard::new(port) else {
        console.say(either(
            "系统没有给出随机数，没有口令不能开放",
            "the system gives no random number, and without a token nothing is served",
        ));
        return Status::CouldNotRun;
    };
    console.print(&format!("{}\n", guard.address()));
    console.flush();
    console.say(either(
        "用这台电脑的浏览器打开上面的地址；按 Ctrl-C 结束。地址里有口令，不要发给别人。",
        "Open the address above in this computer's browser; Ctrl-C ends. It holds a token: keep it to yourself.",
    ));
    let folder = Folder::new(args.folder.clone());
    let served = Arc::new(Served { desk, guard, folder, profile, as_of: args.common.as_of });
    let router = Router::new().fallback(answer).with_state(served);
    match axum::serve(Listener::new(listener), router).await {
        Ok(()) => Status::Clean,
        Err(_) => Status::CouldNotRun,
    }
}

/// The one door: who asks is looked at first, then what is asked.
async fn answer(State(served): State<Arc<Served>>, request: Request<Body>) -> Response {
    let (head, body) = request.into_parts();
    let path = match served.guard.admit(&head) {
        Ok(path) => path,
        Err(refused) => return reply::refused(refused),
    };
    if guard::length(&head).is_some_and(|length| length > MOST_BYTES) {
        return reply::refused(Refused::TooLarge);
    }
    // A body that comes slowly is waited for no longer than its connection may live.
    match timeout(LIFE, to_bytes(body, MOST_BYTES)).await {
        Ok(Ok(body)) => reply::to(&served, &head, &path, &body),
        Ok(Err(_)) => reply::refused(Refused::TooLarge),
        Err(_) => reply::refused(Refused::TooSlow),
    }
}

/// The port of a folder: the same every time, so that the browser finds the pictures again that it keeps for it.
fn usual(folder: &Path) -> u16 {
    let path = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let digits = digest(&[&path.to_string_lossy()]);
    let number = digits.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok()).unwrap_or_default();
    FIRST_PORT + number % PORTS
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| {
        either(
            "请写 1024 到 65535 的整数，或去掉 --port：每个文件夹有固定的一个",
            "write a whole number from 1024 to 65535, or leave out --port: each folder has one of its own",
        )
        .into()
    })
}

fn why(kind: std::io::ErrorKind) -> &'static str {
    match kind {
        std::io::ErrorKind::AddrInUse => either(
            "这个端口已经有程序在用，换一个，或去掉 --port：每个文件夹有固定的一个",
            "a program uses this port: take another one, or leave out --port, each folder has one of its own",
        ),
        std::io::ErrorKind::PermissionDenied => {
            either("没有权限，请用 1024 以上的端口", "not permitted: take a port above 1024")
        }
        _ => either(
            "系统报告错误，换一个端口，或去掉 --port",
            "the system reports an error: take another port, or leave out --port",
        ),
    }
}
