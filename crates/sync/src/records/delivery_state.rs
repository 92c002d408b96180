//! How far an order's parcel has come, under Abaha's codes: never folded into the order's own state.
//!
//! KiotViet has delivery states of its own, on invoices only and moved by its carriers: ours are not sent there.

use serde::{Deserialize, Serialize};

/// How far a parcel has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// 0, Đã huỷ.
    Cancelled,
    /// 5, Đã tiếp nhận trên hệ thống.
    Received,
    /// 10, Tài xế tiếp nhận.
    Assigned,
    /// 15, Đang lấy hàng.
    Collecting,
    /// 20, Không lấy được hàng.
    NotCollected,
    /// 25, Đang giao.
    Delivering,
    /// 30, Giao thành công.
    Delivered,
    /// 35, Giao thất bại.
    Failed,
    /// 40, Đang hoàn.
    Returning,
    /// 45, Đã hoàn.
    Returned,
    /// 50, Đã đối soát.
    Reconciled,
}

impl DeliveryState {
    /// All of them, by code.
    pub const ALL: [Self; 11] = [
        Self::Cancelled,
        Self::Received,
        Self::Assigned,
        Self::Collecting,
        Self::NotCollected,
        Self::Delivering,
        Self::Delivered,
        Self::Failed,
        Self::Returning,
        Self::Returned,
        Self::Reconciled,
    ];

    /// Abaha's code.
    pub const fn code(self) -> i64 {
        match self {
            Self::Cancelled => 0,
            Self::Received => 5,
            Self::Assigned => 10,
            Self::Collecting => 15,
            Self::NotCollected => 20,
            Self::Delivering => 25,
            Self::Delivered => 30,
            Self::Failed => 35,
            Self::Returning => 40,
            Self::Returned => 45,
            Self::Reconciled => 50,
        }
    }

    /// The state of that code.
    pub fn of_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Abaha's label.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Cancelled => "Đã huỷ",
            Self::Received => "Đã tiếp nhận trên hệ thống",
            Self::Assigned => "Tài xế tiếp nhận",
            Self::Collecting => "Đang lấy hàng",
            Self::NotCollected => "Không lấy được hàng",
            Self::Delivering => "Đang giao",
            Self::Delivered => "Giao thành công",
            Self::Failed => "Giao thất bại",
            Self::Returning => "Đang hoàn",
            Self::Returned => "Đã hoàn",
            Self::Reconciled => "Đã đối soát",
        }
    }
}
