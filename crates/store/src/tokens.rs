//! API tokens: 256 random bits, of which only the SHA-256 hash is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dongbo_sync::ShopId;
use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::shops;
use crate::store::Store;

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything in its own shop.
    Owner,
    /// Daily work in its own shop.
    Staff,
    /// Everything in every shop.
    Operator,
}

impl Role {
    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Staff => "staff",
            Self::Operator => "operator",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Owner, Self::Staff, Self::Operator].into_iter().find(|role| role.name() == name)
    }
}

/// Who a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Principal {
    /// The shop it was made for.
    pub shop: ShopId,
    /// What it may do.
    pub role: Role,
}

impl Principal {
    /// Whether it may see that shop at all: operators see every shop, others their own.
    pub fn may_reach(&self, shop: ShopId) -> bool {
        self.role == Role::Operator || self.shop == shop
    }
}

impl Store {
    /// Makes a token, `dongbo_` and 43 characters. It cannot be shown again.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn create_token(&self, shop: ShopId, role: Role, now: Timestamp) -> Result<SecretString> {
        let bits = Zeroizing::new(rand::random::<[u8; 32]>());
        let token = format!("dongbo_{}", URL_SAFE_NO_PAD.encode(bits));
        let hash = Sha256::digest(token.as_bytes()).to_vec();
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                session
                    .execute(
                        "INSERT INTO api_tokens (token_hash, shop, role, created_at) VALUES (?1, ?2, ?3, ?4)",
                        &[hash.into(), shop.into(), role.name().into(), now.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await?;
        Ok(SecretString::from(token))
    }

    /// Who the token belongs to, if to anybody. `now` is for tokens that end, of which there are none yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn authenticate(&self, token: &str, _now: Timestamp) -> Result<Option<Principal>> {
        // The hash is looked up, not compared: its bits tell an attacker nothing about the token's.
        let hash = Sha256::digest(token.as_bytes()).to_vec();
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query_one(
                        "SELECT shop, role FROM api_tokens WHERE token_hash = ?1",
                        &[hash.into()],
                        |row| {
                            let role: String = row.get(1)?;
                            let role = Role::named(&role)
                                .ok_or_else(|| StoreError::Database { detail: "odd role".to_owned() })?;
                            Ok(Principal { shop: row.get(0)?, role })
                        },
                    )
                    .await
            })
        })
        .await
    }
}
