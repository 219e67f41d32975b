//! One manifest source, one manifest per browser.
//!
//! A key written `{chrome}.NAME` or `{firefox}.NAME`, at any depth, becomes `NAME`
//! in that browser's manifest and is left out of the other's. All other keys are kept.

use serde_json::{Map, Value};

/// A browser family that a package is made for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Browser {
    /// Chrome, Edge and everything else built on Chromium.
    Chrome,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Every family, in the order in which they are built.
    pub const ALL: [Self; 2] = [Self::Chrome, Self::Firefox];

    /// The name used in the manifest's prefixes and under `dist/`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }
}

/// The manifest of `browser`, with the product's `version`.
///
/// # Errors
/// The source is no JSON object, a prefix names no known browser, or a key appears twice.
pub fn for_browser(source: &str, browser: Browser, version: &str) -> anyhow::Result<String> {
    let source: Map<String, Value> = serde_json::from_str(source)?;
    let mut manifest = select_keys(source, browser)?;
    manifest.insert("version".to_owned(), version.into());
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn select(value: Value, browser: Browser) -> anyhow::Result<Value> {
    Ok(match value {
        Value::Object(map) => select_keys(map, browser)?.into(),
        Value::Array(items) => items
            .into_iter()
            .map(|item| select(item, browser))
            .collect::<anyhow::Result<Vec<_>>>()?
            .into(),
        plain => plain,
    })
}

fn select_keys(source: Map<String, Value>, browser: Browser) -> anyhow::Result<Map<String, Value>> {
    let mut selected = Map::new();
    for (key, value) in source {
        let Some(name) = name_in(&key, browser)? else {
            continue;
        };
        let twice = selected.insert(name.to_owned(), select(value, browser)?).is_some();
        anyhow::ensure!(!twice, "the manifest says `{name}` twice for {}", browser.name());
    }
    Ok(selected)
}

/// What `key` is called in the manifest of `browser`; `None` if it is another browser's.
fn name_in(key: &str, browser: Browser) -> anyhow::Result<Option<&str>> {
    let Some((prefix, name)) = key.strip_prefix('{').and_then(|rest| rest.split_once("}.")) else {
        return Ok(Some(key));
    };
    let known = Browser::ALL.iter().any(|browser| browser.name() == prefix);
    anyhow::ensure!(known, "the manifest key `{key}` names no browser");
    Ok((prefix == browser.name()).then_some(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parsed(source: &Value, browser: Browser) -> anyhow::Result<Value> {
        Ok(serde_json::from_str(&for_browser(&source.to_string(), browser, "1.2.3")?)?)
    }

    #[test]
    fn each_browser_gets_its_own_keys_at_any_depth() {
        let source = json!({
            "name": "D",
            "{firefox}.gecko": { "id": "d" },
            "background": { "{chrome}.service_worker": "b.js", "{firefox}.scripts": ["b.js"] },
            "list": [{ "{chrome}.only": true }],
        });
        assert_eq!(
            parsed(&source, Browser::Chrome).unwrap(),
            json!({
                "name": "D",
                "background": { "service_worker": "b.js" },
                "list": [{ "only": true }],
                "version": "1.2.3",
            })
        );
        assert_eq!(
            parsed(&source, Browser::Firefox).unwrap(),
            json!({
                "name": "D",
                "gecko": { "id": "d" },
                "background": { "scripts": ["b.js"] },
                "list": [{}],
                "version": "1.2.3",
            })
        );
    }

    #[test]
    fn an_unknown_browser_is_refused() {
        let error = parsed(&json!({ "{crome}.x": 1 }), Browser::Chrome).unwrap_err();
        assert!(error.to_string().contains("{crome}.x"));
    }

    #[test]
    fn a_key_that_collides_is_refused() {
        let source = json!({ "x": 1, "{chrome}.x": 2 });
        assert!(parsed(&source, Browser::Chrome).is_err());
        assert!(parsed(&source, Browser::Firefox).is_ok());
    }
}
