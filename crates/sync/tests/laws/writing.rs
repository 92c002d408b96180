//! What survives being written down and read again.

use dongbo_sync::records::Product;
use dongbo_sync::{Agreed, Field, Reference};
use proptest::prelude::*;

use crate::records::{Sample, any_rules, law};

law! {
    a_record_survives_json<R>(record in R::any(), rules in any_rules::<R>()) {
        let text = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(&serde_json::from_str::<R>(&text).unwrap(), &record);
        let agreed = Agreed::from(record);
        let text = serde_json::to_string(&agreed).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Agreed<R>>(&text).unwrap(), &agreed);
        let text = serde_json::to_string(&rules).unwrap();
        prop_assert_eq!(&serde_json::from_str::<dongbo_sync::Rules<R>>(&text).unwrap(), &rules);
    }
}

law! {
    a_field_is_found_by_its_name_and_place<R>(record in R::any(), other in R::any()) {
        for (place, field) in R::fields().iter().enumerate() {
            prop_assert_eq!(<R::Field as Field>::named(field.name()), Some(*field));
            prop_assert_eq!(field.index(), place);
            let mut copy = record.clone();
            copy.take(&other, *field);
            prop_assert!(copy.same(&other, *field));
            prop_assert!(copy.differences(&record).iter().all(|changed| changed == field));
            copy.clear(*field);
            prop_assert!(copy.is_blank(*field) || copy.same(&other, *field));
        }
    }
}

proptest! {
    #![proptest_config(crate::records::config())]

    #[test]
    fn a_reference_survives_json(id in any::<i64>(), here in any::<bool>()) {
        let reference: Reference<Product> = if here {
            serde_json::from_value(serde_json::json!(format!("here:{id}"))).unwrap()
        } else {
            Reference::there(id)
        };
        let text = serde_json::to_string(&reference).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reference<Product>>(&text).unwrap(), reference);
        prop_assert_eq!(reference.remote().is_none(), here);
    }
}
