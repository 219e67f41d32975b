//! What somebody writes, judged before it is sent: comments and replies, pages, work items, requests.

pub(super) mod composer;
pub(super) mod create;
pub(super) mod editor;
pub(super) mod inner;
pub(super) mod line;
pub(super) mod mention;
pub(super) mod portal;
pub(super) mod written;
