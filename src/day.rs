//! Days, as a number: how many after 1 January 1970. The core reads no clock; the day it is
//! where the person is comes in with the request.

/// The number of a day written `YYYY-MM-DD`; `None` where it is no such day.
pub fn parse(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let mut next = |length: usize| {
        let part = parts.next()?;
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i32>().ok())?
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, 28 + i32::from(is_leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let month = usize::try_from(month - 1).ok()?;
    if parts.next().is_some() || !(1..=*lengths.get(month)?).contains(&day) || year < 1 {
        return None;
    }
    let before = year - 1;
    let to_year = 365 * before + before / 4 - before / 100 + before / 400;
    let in_year: i32 = lengths[..month].iter().sum();
    // 1 January 1970 is day 719,162 after 1 January of the year 1.
    Some(to_year + in_year + day - 1 - 719_162)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_day_has_a_number() {
        for (text, day) in [
            ("1970-01-01", Some(0)),
            ("1969-12-31", Some(-1)),
            ("2021-06-30", Some(18_808)),
            ("2024-02-29", Some(19_782)),
            ("2026-11-24", Some(20_781)),
            ("2025-02-29", None),
            ("2026-13-01", None),
            ("2026-00-01", None),
            ("2026-04-31", None),
            ("2026-4-3", None),
            ("24/11/2026", None),
            ("2026-11-24-1", None),
            ("", None),
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
    }
}
