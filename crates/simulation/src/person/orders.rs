//! Acts of buyers.

use dongbo_store::{NewBuyer, NewOrder, NewOrderFee, NewOrderLine, OrderRefusal, PlacedOrder, Wanted};
use dongbo_sync::records::{Customer, Delivery, Order, PaymentMethod, PointOfSale, Product};
use dongbo_sync::{Entity, Local, Money, Quantity};

use super::{Done, Hand};
use crate::check::Placed;
use crate::executor::lock;

type Placing = Result<PlacedOrder, OrderRefusal>;

impl Hand {
    pub(super) async fn order(&self) -> Done {
        let Some(request) = self.request().await? else { return Ok(None) };
        let key = format!("key {}", self.mark);
        // An impatient buyer presses twice.
        let twice = self.pick(9, 4) == 0;
        let (first, second) = if twice {
            self.sometimes.note("an order was asked for twice at once");
            let both = futures::join!(self.place(&request, &key), self.place(&request, &key));
            (both.0?, Some(both.1?))
        } else {
            (self.place(&request, &key).await?, None)
        };
        let placed = match (first, second) {
            (Ok(one), Some(Ok(other))) if one.order != other.order || one.repeated == other.repeated => {
                let offence = format!("two orders for one key: {} and {}", one.order, other.order);
                lock(&self.ledger).offence("idempotency", offence);
                return Ok(None);
            }
            (Ok(placed), _) | (Err(_), Some(Ok(placed))) => placed,
            (Err(OrderRefusal::OutOfStock(_)), _) => {
                self.sometimes.note("an order was refused since nothing was left");
                return Ok(Some("an order is refused: out of stock".to_owned()));
            }
            (Err(refusal), _) => return Ok(Some(format!("an order is refused: {refusal}"))),
        };
        self.note_order(placed.order, key, request).await?;
        Ok(Some(format!("order {} is placed", placed.order)))
    }

    async fn place(&self, request: &NewOrder, key: &str) -> Result<Placing, dongbo_store::StoreError> {
        self.store.place_order(self.shop, request.clone(), key.to_owned(), self.cause(), self.now).await
    }

    /// The order, and whoever was made a customer by it.
    async fn note_order(
        &self,
        order: i64,
        key: String,
        request: NewOrder,
    ) -> Result<(), dongbo_store::StoreError> {
        let view = self.store.order(self.shop, order).await?;
        let known: Vec<_> = self.records::<Product>(false).await?;
        let products: Vec<Local<Product>> = known.iter().map(|(local, _)| *local).collect();
        let mut remotes = std::collections::BTreeMap::new();
        for local in products {
            let facts = self.store.facts_of_ours::<Product>(self.shop, local).await?;
            if let Some(remote) = facts.and_then(|facts| facts.remote) {
                remotes.insert(local.get(), remote);
            }
        }
        let place = match request.point_of_sale {
            Some(place) => {
                let facts = self.store.facts_of_ours(self.shop, Local::<PointOfSale>::new(place)).await?;
                facts.and_then(|facts| facts.remote)
            }
            None => None,
        };
        let lines: Vec<(i64, Quantity)> = request
            .lines
            .iter()
            .filter_map(|line| match &line.product {
                Wanted::Id(id) => Some((*remotes.get(id)?, line.quantity)),
                Wanted::Code(_) => None,
            })
            .collect();
        let simulator = lock(&self.network.simulator);
        let mut ledger = lock(&self.ledger);
        ledger.born.insert((Entity::Orders, order));
        if let Some(customer) = view.as_ref().and_then(|view| view.customer_id)
            && request.buyer.as_ref().is_some_and(|buyer| buyer.id.is_none())
        {
            ledger.born.insert((Entity::Customers, customer));
        }
        let reference = view.and_then(|view| view.reference).unwrap_or_default();
        let placed = Placed { local: order, key, reference, request, cancelled_here: false };
        ledger.placed(placed, place, &lines, simulator.shop());
        Ok(())
    }

    async fn request(&self) -> Result<Option<NewOrder>, dongbo_store::StoreError> {
        let (products, places) =
            (self.records::<Product>(false).await?, self.records::<PointOfSale>(false).await?);
        let Some((place, _)) = places.get(self.pick(1, places.len())) else { return Ok(None) };
        let mut lines = Vec::new();
        for number in 0..1 + self.pick(2, 2) as u32 {
            let Some((product, _)) = products.get(self.pick(3 + number, products.len())) else { continue };
            lines.push(NewOrderLine {
                product: Wanted::Id(product.get()),
                quantity: self.quantity(*product, *place, number).await?,
                price: (self.pick(6, 5) == 0).then(|| Money::new(self.price())),
                discount: Money::ZERO,
                note: None,
            });
        }
        if lines.is_empty() {
            return Ok(None);
        }
        let fees = (self.pick(7, 3) == 0)
            .then(|| NewOrderFee { name: "Phí ship".to_owned(), amount: Money::whole(15_000) });
        let delivery = (self.pick(8, 3) == 0).then(|| Delivery {
            receiver: Some(self.text("Người nhận")),
            phone: Some(self.phone()),
            address: Some(self.text("Số nhà")),
            location: None,
            ward: None,
        });
        Ok(Some(NewOrder {
            point_of_sale: Some(place.get()),
            buyer: self.buyer().await?,
            lines,
            discount: Money::ZERO,
            fees: fees.into_iter().collect(),
            payment_method: Some(PaymentMethod::CashOnDelivery),
            delivery,
            note: Some(self.text("Đơn")),
        }))
    }

    /// Often all that is left.
    async fn quantity(
        &self,
        product: Local<Product>,
        place: Local<PointOfSale>,
        number: u32,
    ) -> Result<Quantity, dongbo_store::StoreError> {
        let few = Quantity::whole(1 + self.pick(10 + number, 3) as i64);
        if self.pick(12 + number, 2) == 0 {
            return Ok(few);
        }
        let sellable = self.store.sellable(self.shop, &[product]).await?;
        let left = sellable
            .iter()
            .flat_map(|product| &product.points_of_sale)
            .find(|at| at.point_of_sale_id == place.get())
            .map(|at| at.sellable);
        Ok(left.filter(|left| (1..1_000).contains(left)).map_or(few, Quantity::whole))
    }

    async fn buyer(&self) -> Result<Option<NewBuyer>, dongbo_store::StoreError> {
        let customers = self.records::<Customer>(false).await?;
        let someone = customers.get(self.pick(14, customers.len()));
        Ok(match (self.pick(15, 4), someone) {
            (0, _) => None,
            (1, Some((id, _))) => Some(NewBuyer { id: Some(id.get()), ..NewBuyer::default() }),
            (2, Some((_, customer))) if customer.phone.is_some() => Some(NewBuyer {
                phone: customer.phone.clone(),
                name: Some(self.text("Quen")),
                ..NewBuyer::default()
            }),
            _ => Some(NewBuyer {
                phone: Some(self.phone()),
                name: Some(self.text("Mua")),
                ..NewBuyer::default()
            }),
        })
    }

    pub(super) async fn order_again(&self) -> Done {
        let before = {
            let ledger = lock(&self.ledger);
            let place = usize::try_from(self.act.which % ledger.orders.len().max(1) as u64).unwrap_or(0);
            ledger.orders.get(place).map(|placed| (placed.local, placed.key.clone(), placed.request.clone()))
        };
        let Some((order, key, request)) = before else { return Ok(None) };
        self.sometimes.note("an order was asked for again with its key");
        match self.place(&request, &key).await? {
            Ok(placed) if placed.order == order && placed.repeated => {
                Ok(Some(format!("order {order} is asked for again")))
            }
            other => {
                let offence = format!("{key} had made order {order} and now answers {other:?}");
                lock(&self.ledger).offence("idempotency", offence);
                Ok(None)
            }
        }
    }

    pub(super) async fn cancel(&self) -> Done {
        let Some((local, _)) = self.any::<Order>(false).await? else { return Ok(None) };
        {
            let mut ledger = lock(&self.ledger);
            let placed = ledger.orders.iter_mut().find(|placed| placed.local == local.get());
            if let Some(placed) = placed {
                placed.cancelled_here = true;
            }
        }
        match self.store.cancel_order(self.shop, local, self.cause(), self.now).await? {
            Ok(true) => {
                lock(&self.ledger).cancelled.insert(local.get());
                Ok(Some(format!("order {} is cancelled here", local.get())))
            }
            Ok(false) => Ok(None),
            Err(refusal) => Ok(Some(format!("cancelling order {} is refused: {refusal}", local.get()))),
        }
    }
}
