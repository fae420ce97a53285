//! The places of a letter at which a detail can be told.

/// Where a detail is told.
pub(super) enum Spot {
    /// With this event of the timeline, in its stead where it is the writer's own step.
    With(usize),
    /// Before the message of that day that reports it.
    Before(usize),
    /// With the order.
    Bought,
    /// Where the fault showed.
    Found,
    /// At the end of the course.
    Last,
}
