//! What leads to a person or says something about one, without an identifier's check digit: ways to
//! reach them, lists and tables of them, dates of birth, special categories, names in titles.

pub(crate) mod case_title;
pub(crate) mod contact;
pub(crate) mod dates;
pub(crate) mod lists;
pub(crate) mod special;
pub(crate) mod tables;
