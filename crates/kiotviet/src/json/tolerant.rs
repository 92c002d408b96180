//! A deserializer around a deserializer that forgives what KiotViet's answers need forgiven.
//!
//! It knows from the type being read which member names, and which kind of value, are wanted. So it can match names
//! without regard to case and turn `"12"` into 12 while the bytes are parsed once and nothing is copied.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StrDeserializer};
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::scalar::{Boolean, Number, Text};

/// serde_json's private name for "hand me the text as it stands".
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Other names of a member. The documentation of KiotViet disagrees with its answers in these.
const SYNONYMS: [(&str, &str); 5] = [
    ("minQuality", "minQuantity"),
    ("maxQuality", "maxQuantity"),
    ("inventory", "inventories"),
    ("deliveryDetail", "invoiceDelivery"),
    ("createDate", "createdDate"),
];

/// Reads through `D` tolerantly.
pub(super) struct Tolerant<D>(pub D);

macro_rules! coerce {
    ($($method:ident => $coercion:ident),* $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.deserialize_any($coercion(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tolerant<D> {
    type Error = D::Error;

    coerce! {
        deserialize_bool => Boolean,
        deserialize_i8 => Number, deserialize_i16 => Number, deserialize_i32 => Number, deserialize_i64 => Number,
        deserialize_i128 => Number, deserialize_u8 => Number, deserialize_u16 => Number,
        deserialize_u32 => Number, deserialize_u64 => Number, deserialize_u128 => Number,
        deserialize_f32 => Number, deserialize_f64 => Number,
        deserialize_char => Text, deserialize_str => Text, deserialize_string => Text,
        deserialize_identifier => Text,
        deserialize_seq => List,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_byte_buf(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(Inside(visitor))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        if name == RAW_VALUE {
            return self.0.deserialize_newtype_struct(name, visitor);
        }
        self.0.deserialize_newtype_struct(name, Inside(visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(len, Inside(visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple_struct(name, len, Inside(visitor))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(Object { fields, visitor })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, Inside(visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_ignored_any(visitor)
    }
}

/// A seed whose value is read tolerantly.
struct Seed<S>(S);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Seed<S> {
    type Value = S::Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Tolerant(deserializer))
    }
}

/// A visitor that changes nothing itself but whose inner values are read tolerantly.
struct Inside<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Inside<V> {
    type Value = V::Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Tolerant(deserializer))
    }
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Tolerant(deserializer))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Elements(seq))
    }
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        let (name, variant) = data.variant::<String>()?;
        variant.unit_variant()?;
        self.0.visit_enum(StrDeserializer::new(&name))
    }
}

/// Elements of a list, each read tolerantly.
struct Elements<A>(A);

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<A> {
    type Error = A::Error;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Seed(seed))
    }
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

/// A list of the one value that stood where a list was expected.
struct One<D>(Option<D>);

impl<'de, D: Deserializer<'de>> SeqAccess<'de> for One<D> {
    type Error = D::Error;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, D::Error> {
        self.0.take().map(|value| seed.deserialize(Tolerant(value))).transpose()
    }
}

/// Wants a list: `null` and `""` are empty, anything else is a list of one.
struct List<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for List<V> {
    type Value = V::Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Elements(seq))
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_seq(One::<StrDeserializer<'_, E>>(None))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        let one = (!text.trim().is_empty()).then(|| StrDeserializer::new(text));
        self.0.visit_seq(One(one))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.0.visit_seq(One(Some(de::value::I64Deserializer::new(number))))
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.0.visit_seq(One(Some(de::value::U64Deserializer::new(number))))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(One(Some(MapAccessDeserializer::new(map))))
    }
}

/// Wants an object with these members: names are matched without case, the first of two spellings wins.
struct Object<V> {
    fields: &'static [&'static str],
    visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(Members { map, fields: self.fields, seen: 0 })
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_map(Nothing(std::marker::PhantomData))
    }
    /// A list where one object was expected: its first element, or nothing.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<V::Value, A::Error> {
        let Object { fields, visitor } = self;
        let mut slot = Some(visitor);
        let first = seq.next_element_seed(FirstOf { fields, visitor: &mut slot })?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        match (first, slot) {
            (Some(value), _) => Ok(value),
            (None, Some(visitor)) => visitor.visit_map(Nothing(std::marker::PhantomData)),
            (None, None) => Err(A::Error::custom("an object was expected")),
        }
    }
}

/// Takes the visitor out of its slot only when there is an element to visit.
struct FirstOf<'a, V> {
    fields: &'static [&'static str],
    visitor: &'a mut Option<V>,
}

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for FirstOf<'_, V> {
    type Value = V::Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let visitor = self.visitor.take().ok_or_else(|| D::Error::custom("an object was expected"))?;
        deserializer.deserialize_any(Object { fields: self.fields, visitor })
    }
}

struct Nothing<E>(std::marker::PhantomData<E>);

impl<'de, E: Error> MapAccess<'de> for Nothing<E> {
    type Error = E;
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, _seed: S) -> Result<Option<S::Value>, E> {
        Ok(None)
    }
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, _seed: S) -> Result<S::Value, E> {
        Err(E::custom("no value here"))
    }
}

struct Members<A> {
    map: A,
    fields: &'static [&'static str],
    /// One bit per member already read; no type here has more than 128 members.
    seen: u128,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        loop {
            let Some(index) = self.map.next_key_seed(KeyOf(self.fields))? else { return Ok(None) };
            let known = index.and_then(|i| self.fields.get(i).map(|name| (i, *name)));
            if let Some((i, name)) = known {
                let bit = 1u128.checked_shl(i as u32).unwrap_or(0);
                if self.seen & bit == 0 {
                    self.seen |= bit;
                    return seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some);
                }
            }
            self.map.next_value::<IgnoredAny>()?;
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(Seed(seed))
    }
}

/// Finds which of the wanted members a key names.
struct KeyOf(&'static [&'static str]);

impl KeyOf {
    fn find(&self, key: &str) -> Option<usize> {
        let place = |wanted: &str| self.0.iter().position(|field| field.eq_ignore_ascii_case(wanted));
        place(key).or_else(|| {
            let (_, name) = SYNONYMS.iter().find(|(other, _)| other.eq_ignore_ascii_case(key))?;
            place(name)
        })
    }
}

impl<'de> DeserializeSeed<'de> for KeyOf {
    type Value = Option<usize>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyOf {
    type Value = Option<usize>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(self.find(key))
    }
}

#[cfg(test)]
mod tests {
    use crate::json::from_str;
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Line {
        product_id: i64,
        note: Option<String>,
        is_master: Option<bool>,
        images: Vec<String>,
        units: Vec<Line>,
        base: Option<Box<Line>>,
        min_quantity: Option<i64>,
    }

    #[test]
    fn names_are_matched_in_any_case_at_any_depth() {
        let camel =
            r#"{"productId":1,"note":"a","isMaster":true,"units":[{"productId":2}],"base":{"productId":3}}"#;
        let pascal = r#"{"__type":"X","ProductId":1,"Note":"a","IsMaster":true,"Units":[{"PRODUCTID":2}],
            "Base":{"productid":3},"Strange":{"deep":[1,2]}}"#;
        assert_eq!(from_str::<Line>(camel).unwrap(), from_str::<Line>(pascal).unwrap());
    }

    #[test]
    fn null_is_like_missing_everywhere() {
        let nulls = r#"{"productId":7,"note":null,"isMaster":null,"images":null,"units":null,"base":null}"#;
        assert_eq!(from_str::<Line>(nulls).unwrap(), from_str::<Line>(r#"{"productId":7}"#).unwrap());
    }

    #[test]
    fn numbers_and_truth_values_may_come_as_text_and_text_as_numbers() {
        let read = from_str::<Line>(r#"{"productId":" 12 ","isMaster":"True","note":5}"#).unwrap();
        assert_eq!((read.product_id, read.is_master, read.note.as_deref()), (12, Some(true), Some("5")));
        assert_eq!(from_str::<Line>(r#"{"productId":12.0,"isMaster":0}"#).unwrap().product_id, 12);
        assert!(from_str::<Line>(r#"{"productId":12.5}"#).is_err());
        assert!(from_str::<Line>(r#"{"isMaster":"maybe"}"#).is_err());
    }

    #[test]
    fn of_two_spellings_of_one_name_the_first_counts_and_the_row_survives() {
        let read = from_str::<Line>(r#"{"productId":1,"ProductId":2,"PRODUCTID":"x"}"#).unwrap();
        assert_eq!(read.product_id, 1);
        let synonyms = from_str::<Line>(r#"{"minQuality":3,"minQuantity":4}"#).unwrap();
        assert_eq!(synonyms.min_quantity, Some(3));
    }

    #[test]
    fn one_value_stands_for_a_list_of_one_and_the_reverse() {
        let read = from_str::<Line>(r#"{"images":"a","units":{"productId":2},"base":[{"productId":3},{}]}"#)
            .unwrap();
        assert_eq!(read.images, ["a"]);
        assert_eq!(read.units.len(), 1);
        assert_eq!(read.base.unwrap().product_id, 3);
        assert!(from_str::<Line>(r#"{"images":""}"#).unwrap().images.is_empty());
    }
}
