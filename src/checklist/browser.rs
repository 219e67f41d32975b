//! Which browser this is, and whether that is a supported one (R5, R47).

/// The floor: engine and the lowest major version that still got security fixes on [`FLOOR_DAY`].
/// The list is shipped, never fetched, so it ages, and its age is shown.
const FLOOR: [(&str, u32); 2] = [("Chrome", 152), ("Firefox", 153)];

/// The day the floor was set: 24 November 2026, in days since 1970-01-01.
pub const FLOOR_DAY: i32 = 20_781;

/// After so many days the floor says nothing any more about what is supported.
pub const FLOOR_LASTS: i32 = 365;

/// A browser as it names itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Browser<'a> {
    /// The name on its window.
    pub name: &'a str,
    /// Its major version.
    pub version: u32,
    /// The lowest version of its kind that is supported.
    pub floor: u32,
}

/// Names of browsers on Chrome's engine, as they stand in a user agent. Their versions are their
/// own, so it is the engine's that is compared.
const NAMES: [(&str, &str); 3] =
    [("Edg", "Microsoft Edge"), ("OPR", "Opera"), ("Vivaldi", "Vivaldi")];

/// Reads a user agent string, whose major version every browser still tells. `None` where it
/// names no browser that Doorward knows.
pub fn of_user_agent(agent: &str) -> Option<Browser<'_>> {
    let version = |product: &str| {
        agent.split([' ', ';']).find_map(|token| {
            let (name, version) = token.split_once('/')?;
            // A browser without a window puts a word in front.
            name.ends_with(product).then(|| version.split('.').next()?.parse::<u32>().ok())?
        })
    };
    let (engine, floor, version) =
        FLOOR.into_iter().find_map(|(engine, floor)| Some((engine, floor, version(engine)?)))?;
    let name = NAMES
        .into_iter()
        .find(|(token, _)| agent.contains(&[" ", token, "/"].concat()))
        .map_or(engine, |(_, name)| name);
    Some(Browser { name, version, floor })
}
