//! From JSON to the core's types.
//!
//! `derive(Deserialize)` writes two readers for each type: one that takes values in the order of
//! the fields, and one that takes names with values, and for that keeps a slot for each field and
//! looks for what comes twice. The second is several times the code of the first, and JSON's usual
//! readers compile both. Here the text becomes a [`Value`], and each struct is read from it in the
//! order of *its* fields: a sixth less code in the whole core (docs/performance.md, "Size").

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::{Map, Value};
use std::fmt;

/// Reads what JavaScript's `JSON.stringify` wrote.
///
/// # Errors
/// The text is not JSON, or has not the form of `T`.
pub fn from_text<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Fault> {
    // To look for halves of pairs first would cost as much as to read.
    let value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&well_formed(text)));
    read(&value.map_err(|_| FORM)?)
}

/// Reads a value.
///
/// # Errors
/// It has not the form of `T`.
pub fn read<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, Fault> {
    T::deserialize(Reader(Some(value)))
}

/// How `JSON.stringify` begins half of a surrogate pair, and writes nothing else.
const LONE: &str = r"\ud";

/// With U+FFFD for every half of a surrogate pair, which is no text to Rust. It is one UTF-16 unit
/// as well, so places stay the same.
fn well_formed(text: &str) -> String {
    // What is left when it is cut at escaped backslashes holds no backslash but one that escapes.
    let pieces = text.split(r"\\").map(|piece| {
        let mut parts = piece.split(LONE);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |fixed, part| fixed + r"\ufffd" + part.get(3..).unwrap_or_default())
    });
    pieces.collect::<Vec<_>>().join(r"\\")
}

/// What is wrong with a value: the field that is missing or has another form; empty where it is
/// none of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault(pub &'static str);

const FORM: Fault = Fault("");

impl Fault {
    fn or(self, field: &'static str) -> Self {
        if self == FORM { Fault(field) } else { self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not of the expected form: ")?;
        f.write_str(self.0)
    }
}

impl std::error::Error for Fault {}

/// The field says enough; to say what stands there instead would be half of the reader's code.
impl de::Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Self {
        FORM
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        FORM
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        FORM
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        FORM
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        FORM
    }
}

/// A value to read; `None` where a field is missing.
#[derive(Clone, Copy)]
struct Reader<'de>(Option<&'de Value>);

/// Methods for what is in one variant of [`Value`], given by a method of [`Value`].
macro_rules! scalars {
    ($($method:ident: $get:ident, $visit:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit(self.0.and_then(Value::$get).ok_or(FORM)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    scalars! {
        deserialize_bool: as_bool, visit_bool;
        deserialize_u8: as_u64, visit_u64;
        deserialize_u16: as_u64, visit_u64;
        deserialize_u32: as_u64, visit_u64;
        deserialize_u64: as_u64, visit_u64;
        deserialize_i32: as_i64, visit_i64;
        deserialize_i64: as_i64, visit_i64;
        deserialize_str: as_str, visit_str;
        deserialize_string: as_str, visit_str;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.ok_or(FORM)? {
            Value::Null => visitor.visit_unit(),
            Value::Bool(is) => visitor.visit_bool(*is),
            Value::Number(number) => {
                if let Some(number) = number.as_u64() {
                    visitor.visit_u64(number)
                } else if let Some(number) = number.as_i64() {
                    visitor.visit_i64(number)
                } else {
                    visitor.visit_f64(number.as_f64().ok_or(FORM)?)
                }
            }
            Value::String(text) => visitor.visit_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(Entries(self.0.and_then(Value::as_array).ok_or(FORM)?.iter()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let object = self.0.and_then(Value::as_object).ok_or(FORM)?;
        visitor.visit_map(Named { rest: object.iter(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let object = self.0.and_then(Value::as_object).ok_or(FORM)?;
        let mut fields = Fields { object, rest: fields.iter(), missing: "" };
        visitor.visit_seq(&mut fields).map_err(|fault| fault.or(fields.missing))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple_struct
        identifier ignored_any
    }
}

/// The values of an object in the order of a struct's fields.
struct Fields<'de> {
    object: &'de Map<String, Value>,
    rest: std::slice::Iter<'static, &'static str>,
    /// The last field that was not there.
    missing: &'static str,
}

impl<'de> SeqAccess<'de> for Fields<'de> {
    type Error = Fault;

    /// `None` for a field that is not there: it gets its default, or is called missing.
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some(field) = self.rest.next() else { return Ok(None) };
        let value = self.object.get(*field);
        match seed.deserialize(Reader(value)) {
            Ok(value) => Ok(Some(value)),
            Err(_) if value.is_none() => {
                self.missing = field;
                Ok(None)
            }
            Err(fault) => Err(fault.or(field)),
        }
    }
}

/// The entries of a list.
struct Entries<'de>(std::slice::Iter<'de, Value>);

impl<'de> SeqAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        self.0.next().map(|entry| seed.deserialize(Reader(Some(entry)))).transpose()
    }
}

/// The entries of an object whose names are data.
struct Named<'de> {
    rest: serde_json::map::Iter<'de>,
    /// That of the name read last.
    value: Option<&'de Value>,
}

impl<'de> MapAccess<'de> for Named<'de> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(name.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(Reader(self.value))
    }
}

/// A variant by its name alone, or as an object with one entry.
impl<'de> EnumAccess<'de> for Reader<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        let (name, content) = match self.0 {
            Some(Value::String(name)) => (name, None),
            Some(Value::Object(object)) if object.len() == 1 => {
                let (name, content) = object.iter().next().ok_or(FORM)?;
                (name, Some(content))
            }
            _ => return Err(FORM),
        };
        Ok((seed.deserialize(name.as_str().into_deserializer())?, Reader(content)))
    }
}

/// What stands under the name of a variant.
impl<'de> VariantAccess<'de> for Reader<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_struct("", fields, visitor)
    }
}
