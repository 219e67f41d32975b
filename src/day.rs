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

/// A moment as a site writes it, in seconds after 1 January 1970: `2026-03-27T15:02:11.000Z`,
/// `….000+0100`. Of a day without a time, its beginning.
pub fn moment(text: &str) -> Option<i64> {
    let day = parse(text.get(..10)?)?;
    let time = text.get(10..).unwrap_or_default();
    let (time, zone) = time.split_at(time.find(['+', '-']).unwrap_or(time.len()));
    let ahead = if zone.starts_with('-') { -clock(zone) } else { clock(zone) };
    Some(i64::from(day) * DAY + clock(time) - ahead)
}

/// The seconds of a day.
pub const DAY: i64 = 86_400;

/// The seconds of `15:02:11`, or of the hours and minutes of `0100`.
fn clock(text: &str) -> i64 {
    let mut digits = text.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0'));
    let mut two = || digits.next().zip(digits.next()).map_or(0, |(tens, ones)| tens * 10 + ones);
    (two() * 60 + two()) * 60 + two()
}

#[cfg(test)]
mod tests {
    use super::{moment, parse};

    #[test]
    fn a_moment_has_a_number_in_whatever_zone_it_is_written() {
        let noon = 20_781 * 86_400 + 43_200;
        for (text, seconds) in [
            ("2026-11-24T12:00:07.123Z", Some(noon + 7)),
            ("2026-11-24T13:00:07.123+0100", Some(noon + 7)),
            ("2026-11-24T06:30:00-05:30", Some(noon)),
            ("2026-11-25T00:30:00.000+1230", Some(noon)),
            ("2026-11-24", Some(noon - 43_200)),
            ("2026-11-24T", Some(noon - 43_200)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2026-13-01T12:00:00Z", None),
            ("now", None),
            ("", None),
        ] {
            assert_eq!(moment(text), seconds, "{text}");
        }
    }

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
