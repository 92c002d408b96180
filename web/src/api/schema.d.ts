// Made by `npm run api` from crates/server/openapi.json.

export interface paths {
    "/api/v1/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every error code with its cause and the way out, in both languages. */
        get: operations["list_error_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One error code. */
        get: operations["error_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All shops, for the operator: how each stands, how many stand alike, and what ails them. */
        get: operations["fleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fleet/causes/{code}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A cause is mended: everything that failed or waits for it, in whatever shop, is tried again. */
        post: operations["retry_cause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking, what they may do and which shops they may see. */
        get: operations["session"];
        put?: never;
        /**
         * Signs a browser in: the answer sets the cookie `dongbo_session`. It ends after twelve hours without use, at the
         *     latest after a week.
         */
        post: operations["sign_in"];
        /** Signs a browser out. Whoever is signed out already stays so. */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chooses a new password; everywhere else one is signed out. */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shops that the token may see. */
        get: operations["list_shops"];
        put?: never;
        /** Makes a shop; it is connected afterwards. */
        post: operations["create_shop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One shop with its connection and how many records it has. */
        get: operations["shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/{entity}/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A record's own story, the latest first: `/shops/1/products/5/history`, and so for every list of records. */
        get: operations["record_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/{entity}/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a record back to a point of its history, whatever happened to it since. */
        post: operations["undo_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many records are equal on both sides, as of when, and which are not and why, the oldest first. A difference leaves
         *     the list by itself when a later comparison finds the record equal.
         */
        get: operations["agreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * KiotViet's open branches, as they were last read, each with its point of sale. One that has none and is not set apart
         *     becomes a point of sale of its own with the next run.
         */
        get: operations["branches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's categories (danh mục); a tree by `parent_id`. */
        get: operations["list_categories"];
        put?: never;
        /** Makes a category. */
        post: operations["create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One category. */
        get: operations["category"];
        put?: never;
        post?: never;
        /** Archives a category here. One deleted by mistake is restored by the next run, unless the shop's rule says otherwise. */
        delete: operations["archive_category"];
        options?: never;
        head?: never;
        /** Renames or moves a category. */
        patch: operations["change_category"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/categories/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a category out of the archive. */
        post: operations["restore_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/categories/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All categories as a tree, by name, with how many products are in each; archived ones left out. */
        get: operations["category_tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shop chose for its synchronisation. */
        get: operations["choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Chooses anew. The next run applies it to what is already here too. */
        patch: operations["set_choices"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a person to decide, the oldest first: with both values, the last change of each that is known, and
         *     what the field's usual rule would do.
         */
        get: operations["list_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/conflicts/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides a conflict about a field. The facts are read again: where the values have moved since it was shown, it stays
         *     open with the new ones. What is chosen goes to KiotViet where it differs from what is there.
         */
        post: operations["decide_conflict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/conflicts/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides open conflicts about fields alike: all of an entity, about a field, or those named; each in a transaction
         *     of its own.
         */
        post: operations["decide_conflicts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a shop is synchronised: its connection, the window of automatic work, what is switched on, KiotViet's calls. */
        get: operations["connection"];
        /**
         * Tests the credentials and stores the connection, in the place of a former one. No run begins by itself, and what the
         *     operator has switched on stays.
         */
        put: operations["connect"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switches what the operator of the service decides: automatic work without end, orders,
         *     customers, and whether anything is done for the shop at all.
         */
        patch: operations["set_connection"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/connection/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tests credentials and shows what there is to choose from. Nothing is stored. */
        post: operations["test_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/customer-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's customer groups (nhóm khách hàng). */
        get: operations["list_customer_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/customer-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer group. */
        get: operations["customer_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's customers (khách hàng). `q` looks into code, name and phone number. */
        get: operations["list_customers"];
        put?: never;
        /** Makes a customer. One whose phone KiotViet knows is linked with that one there, not made twice. */
        post: operations["create_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer. */
        get: operations["customer"];
        put?: never;
        post?: never;
        /** Archives a customer here; KiotViet's stays unless deletions spread. */
        delete: operations["archive_customer"];
        options?: never;
        head?: never;
        /** Changes a customer. */
        patch: operations["change_customer"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/customers/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a customer out of the archive. */
        post: operations["restore_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens in the shop, as server-sent events: `run` with the run as `GET /runs/{id}` shows it, at most once a second
         *     while it moves, for those who may see the synchronisation; `changed` with the lists that have changed, `{"entities": ["products", "conflicts"]}`. Each has an id; with the
         *     last one as `Last-Event-ID` nothing is missed. A stream ends after ten minutes, to be opened again.
         */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that could not be synchronised, the oldest first. One that succeeds later leaves the list by itself. */
        get: operations["list_failures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/failures/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries records again that could not be synchronised. Those that KiotViet names by an id are read again by themselves, at
         *     once; for a list that could not be read, and where nothing happens by itself, a run begins.
         */
        post: operations["retry_failures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/freshness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many seconds behind KiotViet each entity may be, when KiotViet last called and when it is asked next. */
        get: operations["freshness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed on either side, as far as dongbo made the change or saw it; the latest first. Records that came
         *     into being together in a run share one entry.
         */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/history/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry. */
        get: operations["history_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/history/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back what one entry tells. What is taken back goes to KiotViet like any other edit; undoing twice changes
         *     nothing, and an undo can be undone.
         */
        post: operations["undo_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people and the machine did in the shop, the latest first: signing in, people and tokens, settings, decisions,
         *     runs, undos, the operator's switches. What has changed of records is in the history.
         */
        get: operations["list_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are sure, doubtful, only here, only there or double, by entity. */
        get: operations["matching"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/matches/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides about records in doubt. The next run carries it out and does not ask again. */
        post: operations["decide_matches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/matches/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The doubtful matches that nobody has decided yet, and the double keys. */
        get: operations["list_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shop's orders (đơn hàng) with their lines and how they stand on both sides. `q` looks into the code, our number
         *     and the customer.
         */
        get: operations["list_orders"];
        put?: never;
        /**
         * Places an order. It is checked against what may be sold, kept, and sent to KiotViet as soon as possible. The same
         *     `Idempotency-Key` with the same body places it once and gets the same answer, for a week.
         */
        post: operations["place_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order: its life on both sides, and what waits or went wrong, in words. */
        get: operations["order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes an order that is still open on both sides. What it takes more is checked against what may be sold. KiotViet gets
         *     the change as soon as possible; where its staff has changed the same lines meanwhile, somebody is asked.
         */
        patch: operations["change_order"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels an order, here and on KiotViet. Where KiotViet no longer allows that, the order goes on and says why. */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes where an order's parcel is. KiotViet hears nothing of it: its delivery states belong to invoices and carriers. */
        post: operations["note_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes whether an order is paid. No money moves and KiotViet hears nothing of it: payment slips are made there. */
        post: operations["note_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves an open order, or notes another step of it. KiotViet's API lets nobody else move an order: this stays here, and
         *     KiotViet's own steps are taken over as before.
         */
        post: operations["set_order_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits to go to KiotViet, those that came first first. `code` is an entry of the error catalogue. */
        get: operations["list_outbox"];
        put?: never;
        /**
         * Sends records to KiotViet that it does not have: some, or all. What it has under the same code, phone or name is
         *     linked instead of made twice; many products go together.
         */
        post: operations["send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/outbox/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries what waits again, at once. */
        post: operations["retry_outbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop at a glance: what waits, the latest runs, the last 24 hours, what is left of KiotViet's hour. */
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's plans, the newest first: what dry runs, and shadow mode, would have done. */
        get: operations["list_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan with its figures. */
        get: operations["plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/plans/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries out what was approved, in the background. Follow `Location` for its progress. What nobody approved, and
         *     what has changed since, is left for the next plan.
         */
        post: operations["apply_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/plans/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves or refuses items: some, all of a kind, or all. */
        post: operations["decide_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/plans/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would be done, record by record and field by field. */
        get: operations["list_plan_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/points-of-sale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's points of sale (điểm bán). */
        get: operations["list_points_of_sale"];
        put?: never;
        /** Makes a point of sale. Orders that are placed there go to its branch; its stock is read with the next run. */
        post: operations["create_point_of_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/points-of-sale/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One point of sale. */
        get: operations["point_of_sale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a point of sale. With another branch it has another shelf: its stock is read whole with the next run, and
         *     nothing is sold there before.
         */
        patch: operations["change_point_of_sale"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Looks at KiotViet again through the stored connection: what there is to choose from, and what would hinder the
         *     synchronisation, with the steps to mend it.
         */
        get: operations["preflight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/preflight/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mends on KiotViet what its API can mend, and looks again. */
        post: operations["repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's price lists (bảng giá). */
        get: operations["list_price_lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/price-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One price list. */
        get: operations["price_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/price-lists/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of a price list: which product at which price. `q` looks into the product's code, barcode and name. */
        get: operations["list_price_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's products (sản phẩm), variants and units. `q` looks into code, barcode and name. */
        get: operations["list_products"];
        put?: never;
        /** Makes a product with its variants and units. It is made on KiotViet too, where the shop's rules say so. */
        post: operations["create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product with its stock, family, units, parts and prices, how it stands with KiotViet, and whose word counts. */
        get: operations["product"];
        put?: never;
        post?: never;
        /** Archives a product here. What becomes of KiotViet's is the shop's rule: it stays, unless deletions spread. */
        delete: operations["archive_product"];
        options?: never;
        head?: never;
        /** Changes a product. A field that KiotViet alone decides about is refused, with the reason. */
        patch: operations["change_product"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/products/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a product out of the archive. */
        post: operations["restore_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/products/{id}/sellable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many of a product may be sold at each point of sale, and why: on hand, reserved, our orders that KiotViet does not
         *     count yet, what is held back, and the age of the reading.
         */
        get: operations["product_sellable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/products/{id}/selling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The exceptions of one product. */
        get: operations["product_selling"];
        /** Sets the exceptions of one product. */
        put: operations["set_product_selling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which way each field's changes travel, and who prevails when both sides changed it. */
        get: operations["rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/rules/{entity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the rules of one entity: of single fields, of births, deletions and detail; `reset` goes back to the defaults
         *     first. The next run applies them to what is already here too.
         */
        patch: operations["change_rules"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's runs (lần đồng bộ), the latest first. */
        get: operations["list_runs"];
        put?: never;
        /** Starts a run in the background. Follow `Location` for its progress. */
        post: operations["start_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run: how it stands, its counts and requests so far. */
        get: operations["run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/runs/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a run did record by record, the latest first; then what it could not take over and what has not healed since.
         *     Stock figures and prices are counted only.
         */
        get: operations["run_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a run after the page that it is at. What was stored stays; the next run goes on from there. */
        post: operations["stop_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/runs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back all that a run itself did here, record by record; a record that cannot be taken back stays as it is and
         *     is named with the reason.
         */
        post: operations["undo_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/selling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shop chose about selling: bán âm, how much is held back, the price list for everybody. */
        get: operations["selling"];
        /** Sets what the shop chooses about selling. */
        put: operations["set_selling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether shadow mode is on, and what it would have done so far. */
        get: operations["shadow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stock (tồn kho) by product, at every point of sale. `q` looks into the product's code, barcode and name. */
        get: operations["list_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's tokens, with their last use; never the tokens themselves. An operator sees those of operators too. */
        get: operations["list_tokens"];
        put?: never;
        /** Makes a token. It is shown this once. */
        post: operations["make_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraws a token. */
        delete: operations["delete_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the shop. Operators belong to no shop and are not among them. */
        get: operations["list_users"];
        put?: never;
        /** Gives a person access to the shop. */
        post: operations["add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a person's access away. What they did stays signed with their name. */
        delete: operations["delete_user"];
        options?: never;
        head?: never;
        /** Changes a person's name, role, rights, lock or password. The last owner stays one who can sign in. */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/v1/shops/{shop}/waves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The waves that stand: what has changed alarmingly often, and waits for a person. */
        get: operations["list_waves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/waves/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether a wave is meant. The next run heeds it. */
        post: operations["decide_wave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The kind of account, under its name in JSON.
         * @enum {string}
         */
        AccountType: "retail" | "fnb";
        /**
         * @description What happened to a record.
         * @enum {string}
         */
        Action: "created" | "changed" | "archived" | "restored" | "linked" | "sent_created" | "sent_changed" | "sent_deleted" | "overruled" | "conflict_opened" | "conflict_decided" | "conflict_closed" | "undone";
        /**
         * @description A kind of deed.
         * @enum {string}
         */
        Activity: "signed_in" | "signed_out" | "password_changed" | "user_added" | "user_changed" | "user_deleted" | "token_created" | "token_deleted" | "connection_changed" | "switches_changed" | "settings_changed" | "selling_changed" | "shop_added" | "point_of_sale_added" | "point_of_sale_changed" | "visibility_changed" | "run_started" | "run_stopped" | "run_ended" | "plan_decided" | "matches_decided" | "wave_decided" | "conflict_decided" | "undone" | "failures_retried" | "records_sent" | "outbox_retried" | "order_changed" | "order_progress_noted" | "preflight_repaired" | "webhooks_repaired";
        /** @description What was done. */
        ActivityEntry: {
            /** @description What kind of deed. */
            action: components["schemas"]["Activity"];
            /** @description Who signs for it. */
            actor: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description More about it, as the kind of deed has it. */
            details: Record<string, never> | null;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /** @description What it was done to. */
            subject: components["schemas"]["ActivitySubject"];
        };
        /** @description What a deed was done to. */
        ActivitySubject: {
            /** @description The list that it is in: users, tokens, runs, conflicts, plans, waves, products… */
            entity: string | null;
            /**
             * Format: int64
             * @description Its id there.
             */
            id: number | null;
            /** @description Its name, as it was then. */
            name: string | null;
        };
        /** @description Who signs for a deed. */
        Actor: {
            /** @description A person, a token or the machine. */
            kind: components["schemas"]["ActorKind"];
            /** @description A person's or a token's name; what the machine did it for. */
            name: string;
        };
        /**
         * @description What kind of somebody.
         * @enum {string}
         */
        ActorKind: "person" | "token" | "machine";
        /** @description A person to be given access. */
        AddUser: {
            /**
             * @description What they sign in with: a phone number, an e-mail address, a word; unique over all shops.
             * @example lan
             */
            login: string;
            /**
             * @description What their deeds are signed with.
             * @example Nguyễn Thị Lan
             */
            name: string;
            /**
             * Format: password
             * @description Their first password: at least ten characters.
             */
            password: string;
            /** @description What a staff member may do beyond the daily work; an owner has every right. */
            rights?: components["schemas"]["Right"][];
            /** @description What they are. */
            role: components["schemas"]["ShopRole"];
        };
        /** @description Something that a person should know, and what to do about it. */
        Advice: {
            /** @description What to do on KiotViet, step by step. */
            advice: string[];
            /**
             * @description The catalogue's code.
             * @example KV-ORDER-OUT-OF-STOCK-OFF
             */
            code: string;
            /** @description What is the matter. */
            detail: string;
            /** @description `POST …/preflight/repair` can mend it. */
            mendable: boolean;
            /**
             * @description How bad it is.
             * @example warning
             */
            severity: string;
            /** @description A few words that name it. */
            title: string;
        };
        /** @description How far both sides agree. */
        AgreementStatus: {
            /**
             * Format: date-time
             * @description Every record was compared at this instant or later; missing before the first complete reading.
             */
            as_of: string | null;
            /**
             * Format: date-time
             * @description The latest comparison of all.
             */
            checked_at: string | null;
            /**
             * Format: int64
             * @description Records that were compared, of all entities.
             */
            compared: number;
            /** @description The same by entity; the entries of price lists are `price_entries`. */
            entities: {
                [key: string]: components["schemas"]["EntityAgreement"];
            };
            /**
             * Format: int64
             * @description Of these, how many are equal under the rules.
             */
            equal: number;
        };
        /** @description So many of so many records are equal, and one page of the differences. */
        AgreementView: components["schemas"]["AgreementStatus"] & {
            /** @description The differences of this page. */
            items: components["schemas"]["Disagreement"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /**
         * @description Who can mend something, under their names in JSON.
         * @enum {string}
         */
        Audience: "owner" | "staff" | "operator" | "engineer";
        /** @description The branches of a shop. */
        Branches: {
            /** @description By KiotViet's id. */
            items: components["schemas"]["BranchView"][];
        };
        /** @description A branch to choose. */
        BranchFound: {
            /** @description Street address. */
            address: string | null;
            /** @description The one that sells where none is named: the stored choice, or the one that would be chosen. */
            default: boolean;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /** @description Phone. */
            phone: string | null;
        };
        /** @description A branch of KiotViet and its point of sale. */
        BranchView: {
            /** @description Street address. */
            address: string | null;
            /** @description The branch of the default point of sale, which sells where none is named. */
            default: boolean;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /** @description The branch's phone. */
            phone: string | null;
            /**
             * Format: int64
             * @description Our id of its point of sale; null where it has none.
             */
            point_of_sale: number | null;
            /** @description A person has taken its point of sale away: no run makes one for it. */
            set_apart: boolean;
        };
        /** @description What KiotViet lets somebody in with, from its page *Thiết lập kết nối API*. */
        Candidate: {
            /** @description Loại tài khoản. */
            account_type: components["schemas"]["AccountType"];
            /** @description Client ID. */
            client_id: string;
            /** @description Mã bảo mật; without it the stored one is used. */
            client_secret?: string | null;
            /**
             * @description Tên kết nối: what stands before `.kiotviet.vn`.
             * @example tiemhoasua
             */
            retailer: string;
        };
        /** @description A category with those below it. */
        CategoryBranch: components["schemas"]["CategoryView"] & {
            /** @description Those below it. */
            children: components["schemas"]["CategoryBranch"][];
            /**
             * Format: int64
             * @description How many products, variants and units are in it itself; archived ones left out.
             */
            products: number;
            /**
             * Format: int64
             * @description The same with those of all categories below it.
             */
            products_in_all: number;
        };
        /** @description What changes of a category; what is left out stays, null moves it to the root. */
        CategoryChange: {
            /** @description At most 125 characters. */
            name?: string | null;
            /**
             * Format: int64
             * @description The category above it.
             */
            parent_id?: number | null;
        };
        /** @description All categories of a shop, as a tree. */
        CategoryTree: {
            /** @description Those at the top, by name. */
            items: components["schemas"]["CategoryBranch"][];
        };
        /** @description A category (danh mục). */
        CategoryView: {
            /**
             * Format: date-time
             * @description When it was archived.
             */
            archived_at: string | null;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description The category above it.
             */
            parent_id: number | null;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
        };
        /** @description Something that ails shops. */
        Cause: {
            /** @description A code of the error catalogue. */
            code: string;
            /**
             * Format: int64
             * @description How many of their records failed, or wait to be sent, for it.
             */
            records: number;
            /**
             * Format: int64
             * @description How many shops.
             */
            shops: number;
            /** @description A few words that name it, in the caller's language. */
            title: string;
        };
        /** @description What is tried again. */
        CauseRetried: {
            /**
             * Format: int64
             * @description How many records.
             */
            records: number;
            /** @description In how many shops. */
            shops: number;
        };
        /** @description Why something happened. */
        CauseView: {
            /** @description `run`, `hint`, `sending`, `person`, `undo_entry`, `undo_run`, `undo_since` or `decision`. */
            kind: string;
            /** @description The person behind it. */
            person: string | null;
            run: components["schemas"]["RunId"] | null;
            /**
             * Format: int64
             * @description The entry or the run that was undone, or the conflict that was decided.
             */
            subject: number | null;
        };
        /** @description A change of a field on one side. */
        ChangeOfSide: {
            /**
             * Format: date-time
             * @description When we made it or saw it.
             */
            at: string;
            /** @description Why. */
            cause: components["schemas"]["CauseView"];
            /**
             * Format: int64
             * @description The entry in the history.
             */
            entry: number;
            /** @description The value before. */
            from: Record<string, never>;
            /** @description The value since. */
            to: Record<string, never>;
        };
        /** @description A new password. */
        ChangePassword: {
            /**
             * Format: password
             * @description The present one.
             */
            current: string;
            /**
             * Format: password
             * @description The new one: at least ten characters.
             */
            new: string;
        };
        /** @description What changes about a person; what is left out stays. */
        ChangeUser: {
            /** @description True: they can no longer sign in, and are signed out. */
            locked?: boolean | null;
            /** @description What their deeds are signed with. */
            name?: string | null;
            /**
             * Format: password
             * @description Another password; with the old one they are signed out.
             */
            password?: string | null;
            /** @description What a staff member may do beyond the daily work. */
            rights?: components["schemas"]["Right"][] | null;
            role?: components["schemas"]["ShopRole"] | null;
        };
        /** @description What a shop chose. */
        Choices: {
            /** @description Which way records travel. */
            directions: components["schemas"]["Directions"];
            /** @description `coarse`: an order is open, completed or cancelled; `fine`: every step is followed. */
            order_detail: components["schemas"]["OrderDetail"];
            /**
             * @description Không đồng bộ trạng thái sản phẩm trên App chuyển đổi theo trạng thái sản phẩm trên POS: the app keeps a product
             *     on or off the shelf by itself.
             */
            own_product_status: boolean;
            /** @description The periods of price lists come from KiotViet too. */
            price_list_dates: boolean;
            /** @description Shadow mode: every run reads and decides, and writes on neither side. */
            shadow: boolean;
            /**
             * Format: double
             * @description Held back from every pool of stock, in base units.
             */
            stock_buffer: number;
            /** @description Mã thu khác: the charge on KiotViet that carries the fees of orders; null before it was found or made. */
            surcharge_code: string | null;
        };
        /** @description A conflict. */
        Conflict: {
            /** @description The value when both last agreed (JSON). */
            base: Record<string, never>;
            /**
             * Format: date-time
             * @description When it was settled.
             */
            closed_at: string | null;
            /** @description Who settled it; missing where it settled itself. */
            closed_by: string | null;
            /** @description The value decided on (JSON). */
            decided_value: Record<string, never>;
            decision: components["schemas"]["Ending"] | null;
            /** @description The entity. */
            entity: string;
            /** @description The field, where one is meant. */
            field: string | null;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /** @description What it is about. */
            kind: components["schemas"]["ConflictKind"];
            /**
             * Format: int64
             * @description Our id of the record.
             */
            local_id: number | null;
            /** @description For people. */
            note: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            opened_at: string;
            /** @description Our value (JSON). */
            ours: Record<string, never>;
            /**
             * Format: int64
             * @description KiotViet's id of the record.
             */
            remote_id: number | null;
            /** @description KiotViet's value (JSON). */
            theirs: Record<string, never>;
        };
        /**
         * @description What is chosen.
         * @enum {string}
         */
        ConflictChoice: "ours" | "theirs" | "value";
        /** @description What came of deciding one conflict. */
        ConflictDecided: {
            /** @description The conflict as it stands now. */
            conflict: components["schemas"]["Conflict"];
            /** @description What came of it. */
            outcome: components["schemas"]["DecisionOutcome"];
            /** @description Why the value cannot be. */
            reason: string | null;
        };
        /** @description What came of deciding several. */
        ConflictDecisionReport: {
            /**
             * Format: int64
             * @description How many are decided.
             */
            decided: number;
            /**
             * Format: int64
             * @description How many had nothing left to decide.
             */
            dissolved: number;
            /** @description One by one, the first thousand. */
            items: components["schemas"]["ConflictDecided"][];
            /**
             * Format: int64
             * @description How many stay open.
             */
            open: number;
        };
        /**
         * @description What the question is about.
         * @enum {string}
         */
        ConflictKind: "field" | "doubtful_match" | "brake";
        /** @description A conflict with what a person needs to decide it. */
        ConflictView: components["schemas"]["Conflict"] & {
            /** @description The record's code or name. */
            label: string;
            ours_changed: components["schemas"]["ChangeOfSide"] | null;
            theirs_changed: components["schemas"]["ChangeOfSide"] | null;
            /** @description What the usual rule says, in English. */
            usual_rule_en: string | null;
            /** @description What the usual rule says, for the shopkeeper. */
            usual_rule_vi: string | null;
            usual_winner: components["schemas"]["HistorySide"] | null;
        };
        /** @description What connects a shop. */
        Connect: {
            /** @description Loại tài khoản. */
            account_type: components["schemas"]["AccountType"];
            /**
             * Format: int64
             * @description KiotViet's id of the branch that sells where none is named; null: KiotViet's first.
             */
            branch?: number | null;
            /** @description Client ID. */
            client_id: string;
            /** @description Mã bảo mật; without it the stored one stays. */
            client_secret?: string | null;
            /**
             * @description Tên kết nối: what stands before `.kiotviet.vn`.
             * @example tiemhoasua
             */
            retailer: string;
            /**
             * Format: int64
             * @description KiotViet's id of the sale channel that orders are filed under; null: `Website` where there is one.
             */
            sale_channel?: number | null;
        };
        /** @description A shop's connection to KiotViet. Its secret is never shown. */
        ConnectionDetails: {
            /**
             * @description `retail` or `fnb` (cửa hàng ăn uống).
             * @example retail
             */
            account_type: string;
            /** @description Client ID. */
            client_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            connected_at: string;
            /**
             * Format: int64
             * @description KiotViet's id of the branch that new orders go to.
             */
            default_branch: number | null;
            /**
             * @description Why it fails: a code of the error catalogue.
             * @example null
             */
            error: string | null;
            /**
             * Format: date-time
             * @description Since when it fails.
             */
            failing_since: string | null;
            /**
             * @description The connection's name: what stands before `.kiotviet.vn`.
             * @example tiemhoasua
             */
            retailer: string;
            /**
             * Format: int64
             * @description KiotViet's id of the sale channel that orders carry.
             */
            sale_channel: number | null;
            /** @description The shop's settings on KiotViet that matter here. */
            settings: components["schemas"]["Settings"];
            /**
             * @description `working` or `failing`.
             * @example working
             */
            state: string;
        };
        /** @description How a shop is synchronised. */
        ConnectionView: {
            connection: components["schemas"]["ConnectionDetails"] | null;
            /** @description The operator has switched customers on. */
            customers_enabled: boolean;
            /** @description Records that KiotViet says have changed and that were not looked at yet. */
            hints: components["schemas"]["HintsView"];
            /** @description The operator has switched orders on. */
            orders_enabled: boolean;
            /** @description The operator has suspended the shop: nothing is done for it, and what KiotViet says is kept. */
            suspended: boolean;
            webhooks: components["schemas"]["WebhooksView"] | null;
            /** @description Until when things happen by themselves (thời hạn tự động đồng bộ). */
            window: components["schemas"]["WindowView"];
        };
        /** @description How many records of each entity there are. */
        Counts: {
            /** @description Points of sale. */
            branches: components["schemas"]["EntityCounts"];
            /** @description Categories. */
            categories: components["schemas"]["EntityCounts"];
            /** @description Customer groups. */
            customer_groups: components["schemas"]["EntityCounts"];
            /** @description Customers. */
            customers: components["schemas"]["EntityCounts"];
            /** @description Orders. */
            orders: components["schemas"]["EntityCounts"];
            /**
             * Format: int64
             * @description Entries of all price lists.
             */
            price_entries: number;
            /** @description Price lists. */
            price_lists: components["schemas"]["EntityCounts"];
            /** @description Products, variants and units. */
            products: components["schemas"]["EntityCounts"];
            /**
             * Format: int64
             * @description Stock figures.
             */
            stock: number;
        };
        /** @description A customer to be made, or what changes of one: what is left out stays, null empties. */
        CustomerChange: {
            /** @description Street and number. */
            address?: string | null;
            /**
             * Format: date
             * @description YYYY-MM-DD.
             */
            birth_date?: string | null;
            /** @description Mã khách hàng; made from the customer's number where it is left out. */
            code?: string | null;
            /** @description Ghi chú. */
            comments?: string | null;
            /** @description E-mail address. */
            email?: string | null;
            /** @description `female` or `male`. */
            gender?: string | null;
            /** @description The groups, all of them. */
            group_ids?: number[] | null;
            /** @description `person` or `company`. */
            kind?: string | null;
            /** @description Province and district, as KiotViet's list of locations writes them. */
            location?: string | null;
            /** @description Full name; needed for a new one. */
            name?: string | null;
            /** @description Company name. */
            organization?: string | null;
            /** @description A second number. */
            other_phone?: string | null;
            /** @description The account's phone: by it people are matched. */
            phone?: string | null;
            /** @description Mã số thuế. */
            tax_code?: string | null;
            /** @description Phường, xã. */
            ward?: string | null;
        };
        /** @description A customer group (nhóm khách hàng). */
        CustomerGroupView: {
            /**
             * Format: date-time
             * @description When it was archived.
             */
            archived_at: string | null;
            /** @description Free text. */
            description: string | null;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
        };
        /** @description A customer (khách hàng). */
        CustomerView: {
            /** @description Street and number. */
            address: string | null;
            /**
             * Format: date-time
             * @description When archived.
             */
            archived_at: string | null;
            /** @description YYYY-MM-DD. */
            birth_date: string | null;
            /** @description Mã khách hàng. */
            code: string;
            /** @description Ghi chú. */
            comments: string | null;
            /** @description Memberships. */
            customer_groups: number[];
            /** @description E-mail address. */
            email: string | null;
            /** @description female or male. */
            gender: string | null;
            /**
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description person or company. */
            kind: string;
            /** @description Tỉnh - Quận. */
            location: string | null;
            /** @description Full name. */
            name: string;
            /** @description Company name. */
            organization: string | null;
            /** @description A second number. */
            other_phone: string | null;
            /** @description As typed. */
            phone: string | null;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
            /** @description Mã số thuế. */
            tax_code: string | null;
            /** @description Phường, xã. */
            ward: string | null;
        };
        /** @description What a person says about some of a plan's items: those of `items`, or all that fit the other members. */
        Decide: {
            action?: components["schemas"]["PlanAction"] | null;
            /** @description Every item of the plan; needed where nothing else is said. */
            all?: boolean;
            /** @description `approved`, `refused`, or `pending` to take back what was said. */
            decision: components["schemas"]["Decision"];
            entity?: components["schemas"]["Entity"] | null;
            /** @description These items. */
            items?: number[];
            /** @description All whose code or name has this text. */
            q?: string | null;
        };
        /** @description A decision about one conflict. */
        DecideConflict: {
            /** @description What is chosen. */
            choice: components["schemas"]["ConflictChoice"];
            /** @description The other value, in the form in which both are shown; only with `value`. */
            value?: Record<string, never> | null;
        };
        /** @description One decision for several conflicts about fields. */
        DecideConflicts: {
            /** @description What is chosen. */
            choice: components["schemas"]["ConflictChoice"];
            entity?: components["schemas"]["Entity"] | null;
            /** @description Only about this field. */
            field?: string | null;
            /** @description Only these. */
            ids?: number[] | null;
            /** @description The other value, in the form in which both are shown; only with `value`. */
            value?: Record<string, never> | null;
        };
        /** @description What came of a decision. */
        Decided: {
            /**
             * Format: int64
             * @description How many changed.
             */
            changed: number;
        };
        /** @description Decisions one by one, or one for all that are in doubt. */
        DecideMatches: {
            all?: components["schemas"]["Verdict"] | null;
            /** @description One by one. */
            decisions?: components["schemas"]["DecideOne"][];
            entity?: components["schemas"]["Entity"] | null;
        };
        /** @description One decision. */
        DecideOne: {
            /** @description The entity. */
            entity: components["schemas"]["Entity"];
            /**
             * Format: int64
             * @description Our id of the record that it is; only with `link`.
             */
            ours?: number | null;
            /**
             * Format: int64
             * @description KiotViet's id of the record.
             */
            theirs: number;
            /** @description What becomes of it. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description A person's answer about a wave. */
        DecideWave: {
            /** @description True: it is meant, and the next run applies it. False: it stays held back. */
            allow: boolean;
        };
        /**
         * @description What a person said about an item.
         * @enum {string}
         */
        Decision: "pending" | "approved" | "refused";
        /**
         * @description What came of a decision.
         * @enum {string}
         */
        DecisionOutcome: "decided" | "dissolved" | "moved" | "closed" | "not_a_field" | "bad_value";
        /** @description A delivery state by Abaha's code. */
        DeliveryNote: {
            /**
             * Format: int64
             * @description 0, 5, 10, 15, 20, 25, 30, 35, 40, 45 or 50; null: nothing is noted any more.
             * @example 25
             */
            state?: number | null;
        };
        /**
         * @description A direction under its name in JSON.
         * @enum {string}
         */
        Direction: "both" | "in";
        /** @description Which way records travel: `both`, as the rules of their fields say, or `in`, from KiotViet only. */
        Directions: {
            /** @description Danh mục. */
            categories: components["schemas"]["Direction"];
            /** @description Khách hàng. */
            customers: components["schemas"]["Direction"];
            /** @description Đơn hàng. */
            orders: components["schemas"]["Direction"];
            /** @description Sản phẩm. */
            products: components["schemas"]["Direction"];
        };
        /** @description A difference that is listed. */
        Disagreement: {
            /**
             * @description An entity's name, or `price_entries`.
             * @example products
             */
            entity: string;
            /**
             * @description The field; `exists` for the record as a whole.
             * @example base_price
             */
            field: string;
            /**
             * Format: int64
             * @description Its number in the list.
             */
            id: number;
            /** @description Its value here. */
            ours: unknown;
            /** @description Why. */
            reason: components["schemas"]["Reason"];
            /**
             * @description KiotViet's id of the record; `5/7` where it takes two.
             * @example 30010001
             */
            record: string;
            /**
             * Format: date-time
             * @description When a comparison first found it.
             */
            since: string;
            /** @description Its value there. */
            theirs: unknown;
        };
        /** @description The values of a conflict. */
        Disputed: {
            /** @description The value when both last agreed. */
            base: Record<string, never>;
            /** @description Our value. */
            ours: Record<string, never>;
            /** @description KiotViet's value. */
            theirs: Record<string, never>;
        };
        /**
         * @description How a conflict about a field ended.
         * @enum {string}
         */
        Ending: "ours" | "theirs" | "value" | "dissolved";
        /**
         * @description The entities under their names in JSON.
         * @enum {string}
         */
        Entity: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
        /** @description How far both sides agree about one entity. */
        EntityAgreement: {
            /**
             * Format: date-time
             * @description Every record was compared at this instant or later.
             */
            as_of: string;
            /**
             * Format: int64
             * @description Equal, with fields in which each side keeps its own as the rules want it.
             */
            by_rule: number;
            /**
             * Format: date-time
             * @description The latest comparison.
             */
            checked_at: string;
            /**
             * Format: int64
             * @description Records that were compared.
             */
            compared: number;
            /**
             * Format: int64
             * @description Differ, and are neither on their way nor a person's to decide.
             */
            different: number;
            /**
             * Format: int64
             * @description Of these, how many are equal under the rules.
             */
            equal: number;
            /**
             * Format: int64
             * @description Could not be read.
             */
            failed: number;
            /**
             * Format: int64
             * @description A person has to decide.
             */
            in_conflict: number;
            /**
             * Format: int64
             * @description Changed here and not sent to KiotViet yet.
             */
            waiting: number;
        };
        /** @description How many records of one entity there are. */
        EntityCounts: {
            /**
             * Format: int64
             * @description Archived here.
             */
            archived: number;
            /**
             * Format: int64
             * @description Linked with a record of KiotViet that exists.
             */
            linked: number;
            /**
             * Format: int64
             * @description In use here.
             */
            live: number;
        };
        /** @description How fresh one entity is. */
        EntityFreshness: {
            /**
             * Format: date-time
             * @description Everything that KiotViet changed before this instant is here; null before the first reading has ended.
             */
            fresh_until: string | null;
            /**
             * Format: int64
             * @description The same in seconds from now.
             */
            seconds_behind: number | null;
        };
        /** @description A failure that a person may see. */
        ErrorCode: {
            /**
             * @description Its stable name.
             * @example KV-SECRET
             */
            code: string;
            /** @description English. */
            en: components["schemas"]["Words"];
            /**
             * Format: int32
             * @description The HTTP status of an answer that consists of it.
             * @example 422
             */
            http_status: number;
            /**
             * @description How bad it is: info, warning, error or critical.
             * @example error
             */
            severity: string;
            /** @description Tiếng Việt. */
            vi: components["schemas"]["Words"];
            /** @description Who can mend it: owner, staff, operator or engineer. */
            who: components["schemas"]["Audience"];
        };
        /** @description The whole catalogue. */
        ErrorCodes: {
            /** @description Every entry, by area. */
            items: components["schemas"]["ErrorCode"][];
        };
        /** @description A record that could not be synchronised, with the way out. */
        ExplainedFailure: components["schemas"]["Failure"] & {
            /** @description What to do, step by step, in the caller's language. */
            remedy: string[];
            /** @description A few words that name the failure, in the caller's language. */
            title: string;
        };
        /** @description A failure that was noted. */
        Failure: {
            /**
             * Format: int64
             * @description How often it was met.
             */
            attempts: number;
            /** @description Its code in the error catalogue. */
            code: string;
            /** @description The entity. */
            entity: string;
            /**
             * Format: date-time
             * @description The first time.
             */
            first_at: string;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /**
             * Format: date-time
             * @description The last time.
             */
            last_at: string;
            /** @description For people. */
            message: string;
            /** @description What KiotViet sent. */
            payload: string;
            /**
             * Format: int64
             * @description KiotViet's id, when the row told it.
             */
            remote_id: number | null;
            /** @description The last run that met it. */
            run: components["schemas"]["RunId"];
        };
        /** @description The rule of one field, for the document. */
        FieldRuleView: {
            /** @description KiotViet's API can change this field at all. */
            can_be_sent: boolean;
            /** @description `both`, `in` (to Abaha), `out` (to KiotViet) or `apart`. */
            direction: string;
            /** @description What the rule does: `vietnamese` and `english`. */
            explanation: {
                [key: string]: string;
            };
            /** @description The field. */
            field: string;
            /** @description It is the rule that every shop begins with. */
            is_default: boolean;
            /** @description `kiotviet`, `abaha` or `person`. */
            precedence: string;
        };
        /** @description What became of one field. */
        FieldView: {
            disputed: components["schemas"]["Disputed"] | null;
            /** @description Its name. */
            field: string;
            /** @description The value before. */
            from: Record<string, never>;
            /** @description The value before by name, where it points to other records. */
            from_text: string | null;
            overruled: components["schemas"]["OverruleView"] | null;
            /** @description Where it changed. */
            side: components["schemas"]["Sides"];
            /** @description The value since. */
            to: Record<string, never>;
            /** @description The value since by name, where it points to other records. */
            to_text: string | null;
        };
        /** @description A doubtful match or a double key. */
        Finding: {
            /** @description The entity. */
            entity: string;
            /**
             * Format: int64
             * @description Its number; it changes with every matching.
             */
            id: number;
            /** @description What it is about. */
            kind: components["schemas"]["FindingKind"];
            /** @description The records on Abaha, each with `id` and `label`. */
            ours: components["schemas"]["Suspected"][];
            /** @description Why, for people. */
            reason: string;
            /** @description The records on KiotViet, each with `id` and `label`. */
            theirs: components["schemas"]["Suspected"][];
        };
        /**
         * @description What a finding is about.
         * @enum {string}
         */
        FindingKind: "doubtful" | "double_here" | "double_there";
        /** @description The shops, and how many stand how. */
        Fleet: {
            /** @description The shops of this page, by id. */
            items: components["schemas"]["FleetItem"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Over all shops, whatever was asked for. */
            totals: components["schemas"]["FleetTotals"];
        };
        /** @description One shop. */
        FleetItem: {
            /** @description Things happen by themselves without end. */
            always_on: boolean;
            /**
             * Format: int64
             * @description Records that wait to be sent.
             */
            backlog: number;
            /** @description Why its connection fails. */
            code: string | null;
            /**
             * Format: int64
             * @description Open conflicts.
             */
            conflicts: number;
            /** @description The operator has switched customers on. */
            customers_enabled: boolean;
            /**
             * Format: int64
             * @description Records that could not be taken.
             */
            failures: number;
            /**
             * Format: int64
             * @description Everything KiotViet changed up to so many seconds ago is here; null before anything was read.
             */
            freshness_seconds: number | null;
            last_run: components["schemas"]["LastRun"] | null;
            /** @description The operator has switched orders on. */
            orders_enabled: boolean;
            /**
             * Format: int32
             * @description GETs that may still be sent within this hour.
             */
            quota_left: number;
            /** @description Which. */
            shop: components["schemas"]["NamedShop"];
            /** @description How it stands. */
            state: components["schemas"]["FleetState"];
            /** @description Until when things happen by themselves. */
            window: components["schemas"]["WindowView"];
        };
        /**
         * @description How a shop stands.
         * @enum {string}
         */
        FleetState: "working" | "failing" | "paused" | "not_connected" | "suspended";
        /** @description How many shops stand how, and what ails them. */
        FleetTotals: {
            /** @description What ails shops, the most common first. */
            causes: components["schemas"]["Cause"][];
            /** @description How many shops, by state. */
            states: {
                [key: string]: number;
            };
        };
        /** @description How fresh what is here is. */
        FreshnessView: {
            /** @description By entity. */
            entities: {
                [key: string]: components["schemas"]["EntityFreshness"];
            };
            /**
             * Format: date-time
             * @description When KiotViet last called; null where it never has.
             */
            last_event_at: string | null;
            /**
             * Format: date-time
             * @description When what has changed is read next; null where nobody reads unless asked.
             */
            next_reading_at: string | null;
        };
        /** @description What waits to be looked at. */
        HintsView: {
            /**
             * Format: date-time
             * @description When the first of them was named.
             */
            oldest_at: string | null;
            /**
             * Format: int64
             * @description Of these, how many could not be looked at so far.
             */
            troubled: number;
            /**
             * Format: int64
             * @description How many records.
             */
            waiting: number;
        };
        /** @description An entry of the history. */
        HistoryEntry: {
            /** @description What happened. */
            action: components["schemas"]["Action"];
            /**
             * Format: date-time
             * @description When we made the change or saw it.
             */
            at: string;
            /** @description Why. */
            cause: components["schemas"]["CauseView"];
            /** @description The entity. */
            entity: string;
            /** @description Field by field. */
            fields: components["schemas"]["FieldView"][];
            /**
             * Format: int64
             * @description Its number; a later entry has a greater one.
             */
            id: number;
            /** @description Its code or name at the time; empty for several records. */
            label: string;
            /**
             * Format: int64
             * @description For records that came into being together: the last of their ids, which follow each other.
             */
            last_local_id: number | null;
            /**
             * Format: int64
             * @description Our id of the record.
             */
            local_id: number | null;
            /**
             * Format: int64
             * @description How many records it is about.
             */
            records: number;
            /**
             * Format: int64
             * @description KiotViet's id of the record.
             */
            remote_id: number | null;
            /** @description Where it began. */
            side: components["schemas"]["HistorySide"];
            /**
             * Format: int64
             * @description The entry that took this one back.
             */
            undone_by: number | null;
        };
        /**
         * @description The side on which it began.
         * @enum {string}
         */
        HistorySide: "abaha" | "kiotviet";
        /** @description What happened in one hour. */
        Hour: {
            /**
             * Format: date-time
             * @description When the hour began.
             */
            at: string;
            /**
             * Format: double
             * @description How long changes on KiotViet took to be here, on average; null where none told when it had been made.
             */
            delay_seconds: number | null;
            /**
             * Format: int64
             * @description Changes of KiotViet that were taken over: records, stock figures, prices.
             */
            from_kiotviet: number;
            /**
             * Format: int64
             * @description Changes of ours that KiotViet took.
             */
            to_kiotviet: number;
        };
        /**
         * @description What came of an item when its plan was carried out.
         * @enum {string}
         */
        ItemOutcome: "done" | "not_approved" | "changed_since" | "no_longer";
        /** @description A run in short. */
        LastRun: {
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at: string | null;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description How it stands or ended. */
            state: components["schemas"]["RunState"];
        };
        /** @description What KiotViet says of a product at one point of sale. */
        Level: {
            /**
             * Format: double
             * @description Tồn: on the shelf; may be negative or a fraction.
             */
            on_hand: number;
            /** @description Its name. */
            point_of_sale: string;
            /**
             * Format: int64
             * @description Where.
             */
            point_of_sale_id: number;
            /**
             * Format: double
             * @description Khách đặt: ordered and not delivered yet.
             */
            reserved: number;
            /**
             * Format: int64
             * @description How many may be sold: never below zero, our own orders that KiotViet does not count yet taken off.
             */
            sellable: number;
            /** @description False: ngừng kinh doanh there. */
            sold_here: boolean;
            /** @description Nothing limits how many are sold. */
            unlimited: boolean;
        };
        /**
         * @description How a record of ours stands with KiotViet.
         * @enum {string}
         */
        LinkState: "linked" | "unlinked" | "waiting" | "refused";
        /** @description A record's link with KiotViet. */
        LinkView: {
            /**
             * Format: date-time
             * @description When what both last agreed on was noted; missing where nothing was ever agreed on.
             */
            agreed_at: string | null;
            /** @description Why it was not taken so far, by the error catalogue. */
            code: string | null;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            kiotviet_id: number | null;
            /** @description KiotViet's words, or ours. */
            message: string | null;
            /** @description How it stands. */
            state: components["schemas"]["LinkState"];
        };
        /** @description A page of a list. */
        Listing_ActivityEntry: {
            /** @description The records of this page. */
            items: components["schemas"]["ActivityEntry"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_CategoryView: {
            /** @description The records of this page. */
            items: components["schemas"]["CategoryView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_ConflictView: {
            /** @description The records of this page. */
            items: components["schemas"]["ConflictView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_CustomerGroupView: {
            /** @description The records of this page. */
            items: components["schemas"]["CustomerGroupView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_CustomerView: {
            /** @description The records of this page. */
            items: components["schemas"]["CustomerView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_ExplainedFailure: {
            /** @description The records of this page. */
            items: components["schemas"]["ExplainedFailure"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_Finding: {
            /** @description The records of this page. */
            items: components["schemas"]["Finding"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_HistoryEntry: {
            /** @description The records of this page. */
            items: components["schemas"]["HistoryEntry"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_OrderView: {
            /** @description The records of this page. */
            items: components["schemas"]["OrderView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_OutboxView: {
            /** @description The records of this page. */
            items: components["schemas"]["OutboxView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_Plan: {
            /** @description The records of this page. */
            items: components["schemas"]["Plan"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_PlanItem: {
            /** @description The records of this page. */
            items: components["schemas"]["PlanItem"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_PointOfSaleView: {
            /** @description The records of this page. */
            items: components["schemas"]["PointOfSaleView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_PriceEntryView: {
            /** @description The records of this page. */
            items: components["schemas"]["PriceEntryView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_PriceListView: {
            /** @description The records of this page. */
            items: components["schemas"]["PriceListView"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_ProductItem: {
            /** @description The records of this page. */
            items: components["schemas"]["ProductItem"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_ProductStock: {
            /** @description The records of this page. */
            items: components["schemas"]["ProductStock"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_Run: {
            /** @description The records of this page. */
            items: components["schemas"]["Run"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_RunChange: {
            /** @description The records of this page. */
            items: components["schemas"]["RunChange"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_Shop: {
            /** @description The records of this page. */
            items: components["schemas"]["Shop"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_Token: {
            /** @description The records of this page. */
            items: components["schemas"]["Token"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_User: {
            /** @description The records of this page. */
            items: components["schemas"]["User"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listing_Wave: {
            /** @description The records of this page. */
            items: components["schemas"]["Wave"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A token that was made. */
        MadeToken: components["schemas"]["Token"] & {
            /** @description The token itself. It cannot be shown again. */
            token: string;
        };
        /** @description A token to be made. */
        MakeToken: {
            /**
             * @description What its deeds are signed with.
             * @example Phần mềm kế toán
             */
            name: string;
            /** @description The rights of a staff's token; left out: to see and to run the synchronisation. */
            rights?: components["schemas"]["Right"][] | null;
            /** @description What it may do. */
            role: components["schemas"]["ShopRole"];
        };
        /** @description What the newest matching of each entity came to. */
        Matching: {
            /** @description One for each entity that was matched. */
            entities: components["schemas"]["MatchReport"][];
        };
        /** @description What the newest matching of an entity came to. */
        MatchReport: {
            /**
             * Format: int64
             * @description Keys that several records on Abaha share.
             */
            doubles_here: number;
            /**
             * Format: int64
             * @description Keys that several records on KiotViet share.
             */
            doubles_there: number;
            /**
             * Format: int64
             * @description Questions for a person.
             */
            doubtful: number;
            /** @description The entity. */
            entity: string;
            /**
             * Format: date-time
             * @description When.
             */
            matched_at: string;
            /**
             * Format: int64
             * @description Records that only Abaha has.
             */
            only_here: number;
            /**
             * Format: int64
             * @description Records that only KiotViet has.
             */
            only_there: number;
            /** @description The run that matched, or would have. */
            run: components["schemas"]["RunId"];
            /**
             * Format: int64
             * @description Pairs without doubt.
             */
            sure: number;
        };
        /** @description Who is asking. */
        Me: {
            /**
             * Format: date-time
             * @description When they are signed out unless they do something before; null for a token.
             */
            expires_at: string | null;
            /** @description What they may do. */
            rights: components["schemas"]["Right"][];
            /** @description What they are. */
            role: components["schemas"]["Role"];
            /** @description The shops they may see. */
            shops: components["schemas"]["MyShop"][];
            user: components["schemas"]["MyUser"] | null;
        };
        /** @description Which warning to mend. */
        MendWarning: {
            /**
             * @description A code of a warning that is `mendable`.
             * @example KV-SURCHARGE-MISSING
             */
            code: string;
        };
        /** @description A shop that may be seen. */
        MyShop: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /** @description The person who is signed in. */
        MyUser: {
            /**
             * Format: int64
             * @description Their id.
             */
            id: number;
            /**
             * @description What they sign in with.
             * @example lan
             */
            login: string;
            /**
             * @description What their deeds are signed with.
             * @example Nguyễn Thị Lan
             */
            name: string;
        };
        /** @description A shop by id and name. */
        NamedShop: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /** @description A category to be made here and on KiotViet. */
        NewCategory: {
            /** @description At most 125 characters. */
            name: string;
            /**
             * Format: int64
             * @description The category above it; none at the root. KiotViet's tree has three levels.
             */
            parent_id?: number | null;
        };
        /** @description A point of sale to be made. */
        NewPointOfSale: {
            /** @description Street address. */
            address?: string | null;
            /**
             * Format: int64
             * @description KiotViet's id of its branch; none: it sells nothing yet.
             */
            branch?: number | null;
            /** @description It sells where none is named. */
            default?: boolean;
            /** @description Its name. */
            name: string;
            /** @description Phone. */
            phone?: string | null;
        };
        /** @description A product to be made here and on KiotViet, with its further variants and units. */
        NewProduct: components["schemas"]["NewVariant"] & {
            /** @description Sold by itself; true unless said otherwise. */
            allows_sale?: boolean | null;
            /**
             * Format: int64
             * @description Where it hangs in the tree; KiotViet wants exactly one.
             */
            category_id: number;
            /** @description HTML. */
            description?: string | null;
            /** @description Public addresses of pictures: KiotViet fetches them once, when the product is made. */
            images?: string[];
            /** @description The family's name. */
            name: string;
            /** @description The other variants of the family. */
            variants?: components["schemas"]["NewVariant"][];
            /**
             * Format: double
             * @description In grams.
             */
            weight?: number | null;
        };
        /** @description The products that were made: the first variant, then the others, each followed by its further units. */
        NewProducts: {
            items: components["schemas"]["ProductView"][];
        };
        /** @description A shop to be made. */
        NewShop: {
            /**
             * @description What people call it; no two shops share a name.
             * @example Tiệm hoa Sứa
             */
            name: string;
        };
        /** @description What is on the shelf at one point of sale. */
        NewStock: {
            /**
             * Format: double
             * @description What one has cost, in VND.
             */
            cost?: number | null;
            /**
             * Format: double
             * @description How many.
             */
            on_hand: number;
            /**
             * Format: int64
             * @description Where.
             */
            point_of_sale_id: number;
        };
        /** @description A further unit. */
        NewUnit: {
            /** @description Mã vạch, at most 16 characters. */
            barcode?: string | null;
            /**
             * Format: double
             * @description The price of one, in VND.
             */
            base_price?: number;
            /** @description SKU; made from the product's number where it is left out. */
            code?: string | null;
            /**
             * Format: double
             * @description How many base units one is; more than 1.
             */
            conversion: number;
            /** @description What one is called: Thùng. */
            unit: string;
        };
        /** @description What tells a variant from its siblings. */
        NewVariant: {
            /** @description Name and value: MÀU, Đen. */
            attributes?: Record<string, never>[];
            /** @description Mã vạch, at most 16 characters. */
            barcode?: string | null;
            /**
             * Format: double
             * @description The common price, in VND.
             */
            base_price?: number;
            /** @description SKU; made from the product's number where it is left out. */
            code?: string | null;
            /** @description What is on the shelf, by point of sale. KiotViet books it when the product is made. */
            opening_stock?: components["schemas"]["NewStock"][];
            /** @description What one piece is called. */
            unit?: string | null;
            /** @description Further units of it. */
            units?: components["schemas"]["NewUnit"][];
        };
        /** @description What changes of an order; what is left out stays. */
        OrderChange: {
            delivery?: components["schemas"]["OrderingDelivery"] | null;
            /**
             * Format: double
             * @description Off the whole order, in VND.
             */
            discount?: number | null;
            /** @description On top, all of them. */
            fees?: components["schemas"]["OrderingFee"][] | null;
            /** @description What is ordered, all of it. A line without a price keeps that of the product's line, or has today's. */
            lines?: components["schemas"]["OrderingLine"][] | null;
            /** @description Free text, 500 characters at most; null: none. */
            note?: string | null;
            /**
             * Format: int64
             * @description Where it is sold from.
             */
            point_of_sale_id?: number | null;
        };
        /**
         * @description How closely orders are followed, under its name in JSON.
         * @enum {string}
         */
        OrderDetail: "coarse" | "fine";
        /** @description An order with what people should know of it. */
        OrderDetails: components["schemas"]["OrderView"] & {
            /** @description What people should know of it, in words. */
            remarks: components["schemas"]["Remark"][];
        };
        /** @description Who orders: found by id, else by phone, else by code; made, here and on KiotViet, where nobody is found. */
        OrderingCustomer: {
            /** @description Street and number, for somebody new. */
            address?: string | null;
            /** @description Mã khách hàng. */
            code?: string | null;
            /** @description E-mail address, for somebody new. */
            email?: string | null;
            /**
             * Format: int64
             * @description Our id.
             */
            id?: number | null;
            /** @description Full name, for somebody new. */
            name?: string | null;
            /**
             * @description The account's phone.
             * @example 0912345678
             */
            phone?: string | null;
        };
        /** @description Where to bring it. */
        OrderingDelivery: {
            /** @description Street and number. */
            address?: string | null;
            /** @description Tỉnh - Quận. */
            location?: string | null;
            /** @description The receiver's phone. */
            phone?: string | null;
            /** @description Who takes it. */
            receiver?: string | null;
            /** @description Phường, xã. */
            ward?: string | null;
        };
        /** @description One fee. */
        OrderingFee: {
            /**
             * Format: double
             * @description In VND.
             * @example 30000
             */
            amount: number;
            /**
             * @description What it is for.
             * @example Phí ship
             */
            name: string;
        };
        /** @description One line. */
        OrderingLine: {
            /**
             * @description The product's code (mã hàng), without regard to case.
             * @example HOA001
             */
            code?: string | null;
            /**
             * Format: double
             * @description Off each one, in VND.
             */
            discount?: number | null;
            /** @description Free text. */
            note?: string | null;
            /**
             * Format: double
             * @description Of one, in VND; missing: the price list of the customer's group, or else the common price.
             */
            price?: number | null;
            /**
             * Format: int64
             * @description The product's id; or its `code`.
             */
            product_id?: number | null;
            /**
             * Format: double
             * @description How many of the product's own unit.
             * @example 2
             */
            quantity: number;
        };
        /** @description One line of an order. */
        OrderLineView: {
            /** @description The product's code when it was ordered. */
            code: string;
            /**
             * Format: double
             * @description Off each one, in VND.
             */
            discount: number;
            /** @description The product's name when it was ordered. */
            name: string;
            /** @description Ghi chú. */
            note: string | null;
            /**
             * Format: double
             * @description Of one, before discount, in VND.
             */
            price: number;
            /**
             * Format: int64
             * @description What was ordered.
             */
            product_id: number | null;
            /**
             * Format: double
             * @description How many.
             */
            quantity: number;
        };
        /** @description Why an order is not placed: problem details with what is missing, as data. */
        OrderProblem: components["schemas"]["ProblemDetails"] & {
            /** @description The products of which more is wanted than may be sold; empty where the reason is another one. */
            shortages: components["schemas"]["Shortage"][];
        };
        /** @description How far KiotViet knows of an order. */
        OrderSending: {
            /** @description Why it was not taken so far, by the error catalogue. */
            code: string | null;
            /** @description KiotViet's words, or ours. */
            message: string | null;
            /**
             * Format: date-time
             * @description Since when it waits.
             */
            since: string | null;
            /**
             * @description equal: nothing is to be told; waiting: it is sent as soon as possible; sending: it was sent, and whether it arrived
             *     is being found out; parked: a person must act first; kept_here: orders are not switched on for the shop; only_here:
             *     it is not sent.
             */
            state: string;
        };
        /** @description A state by Abaha's code. */
        OrderStep: {
            /**
             * Format: int64
             * @description 5 Đặt hàng, 10 Đã duyệt, 15 Đóng gói or 20 Xuất kho.
             * @example 10
             */
            state: number;
        };
        /** @description An order (đơn hàng). */
        OrderView: {
            /**
             * Format: date-time
             * @description When it was archived.
             */
            archived_at: string | null;
            /** @description What it is called: KiotViet's code, or our number until there is one. */
            code: string;
            /**
             * Format: int64
             * @description How many of its fields wait for a person's decision.
             */
            conflicts: number;
            /**
             * Format: int64
             * @description Missing for a walk-in.
             */
            customer_id: number | null;
            /** @description The customer's name. */
            customer_name: string | null;
            /** @description The customer's phone, as typed. */
            customer_phone: string | null;
            /** @description Where to bring it: receiver, phone, address, location, ward. */
            delivery: Record<string, never> | null;
            /**
             * Format: int64
             * @description How far its parcel is, by Abaha's code (0, 5, 10 … 50), as people here noted it.
             */
            delivery_state: number | null;
            /** @description The same as people read it. */
            delivery_state_label: string | null;
            /**
             * Format: double
             * @description On the whole order, in VND.
             */
            discount: number;
            /** @description Its lines and the rest may still be changed, as far as both sides are known. */
            editable: boolean;
            /** @description What `fees` is made of, for orders that were placed here: names and amounts. */
            fee_items: Record<string, never>[] | null;
            /**
             * Format: double
             * @description Surcharges and taxes, in VND.
             */
            fees: number;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What was ordered. */
            lines: components["schemas"]["OrderLineView"][];
            /** @description Free text. */
            note: string | null;
            /**
             * Format: double
             * @description Paid so far, in VND.
             */
            paid: number;
            /** @description cash, cash_on_delivery, transfer or card. */
            payment_method: string | null;
            /** @description A person here noted the payment state, and the figures do not say it. */
            payment_noted: boolean;
            /**
             * Format: int64
             * @description Abaha's code: 0 not paid, 5 paid, -1 cancelled.
             */
            payment_state: number;
            /** @description The same as people read it. */
            payment_state_label: string;
            /**
             * Format: date-time
             * @description When it was ordered.
             */
            placed_at: string;
            /** @description The name of that point of sale. */
            point_of_sale: string | null;
            /**
             * Format: int64
             * @description Where it is sold from.
             */
            point_of_sale_id: number | null;
            /** @description KiotViet's code (DH000123); missing until the order has arrived there. */
            pos_code: string | null;
            /**
             * Format: int64
             * @description The state on KiotViet as last seen, by Abaha's code; missing until the order has arrived there.
             */
            pos_state: number | null;
            /** @description The same as people read it. */
            pos_state_label: string | null;
            /** @description Our own number (AB417000123); missing on orders that were born on KiotViet. */
            reference: string | null;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
            /**
             * Format: int64
             * @description KiotViet's id of the sale channel.
             */
            sale_channel: number | null;
            /** @description How far KiotViet knows of it. */
            sending: components["schemas"]["OrderSending"];
            /**
             * Format: int64
             * @description Abaha's code of the state: 5, 10, 15, 20, 25 or 0.
             */
            state: number;
            /** @description The state as people read it. */
            state_label: string;
            /**
             * Format: double
             * @description To pay, in VND.
             */
            total: number;
        };
        /** @description A row of the outbox for people. */
        OutboxView: {
            /**
             * Format: int32
             * @description Failed attempts in a row.
             */
            attempts: number;
            /** @description Why the last attempt failed, by the error catalogue. */
            code: string | null;
            /**
             * Format: date-time
             * @description When it is tried again; past: as soon as somebody comes to it.
             */
            due_at: string;
            /** @description The entity. */
            entity: string;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /** @description Something was sent and its answer is not known yet: KiotViet is looked at before anything else. */
            in_doubt: boolean;
            /**
             * Format: int64
             * @description Our id.
             */
            local_id: number;
            /** @description KiotViet's words, or ours. */
            message: string | null;
            /** @description True: it waits for a person. */
            parked: boolean;
            /**
             * Format: date-time
             * @description Since when something waits.
             */
            queued_at: string;
        };
        /** @description A changed value that gave way. */
        OverruleView: {
            /** @description The value that prevailed. */
            kept: Record<string, never>;
            /** @description The value that gave way. */
            lost: Record<string, never>;
            /** @description What the rule says, in English. */
            rule_en: string;
            /** @description What the rule says, for the shopkeeper. */
            rule_vi: string;
            /** @description Whose value prevailed. */
            winner: components["schemas"]["HistorySide"];
        };
        /** @description A shop at a glance. */
        Overview: {
            /** @description The last 24 hours, the present one last. */
            activity: components["schemas"]["Hour"][];
            /** @description What holds up more than single records, and what to do about it. */
            alerts: components["schemas"]["Advice"][];
            /** @description What waits for a person, or for its turn. */
            counts: components["schemas"]["Waits"];
            /** @description The latest runs, the newest first. */
            last_runs: components["schemas"]["Run"][];
            quota: components["schemas"]["Quota"] | null;
        };
        /** @description One ingredient of a combo. */
        PartView: {
            /** @description Its code. */
            code: string | null;
            /** @description Its full name. */
            full_name: string | null;
            /**
             * Format: int64
             * @description The product used; missing until it has arrived.
             */
            product_id: number | null;
            /**
             * Format: double
             * @description How many of it one combo takes.
             */
            quantity: number;
        };
        /** @description A payment state by Abaha's code. */
        PaymentNote: {
            /**
             * Format: int64
             * @description 0 not paid, 5 paid, -1 cancelled.
             * @example 5
             */
            state: number;
        };
        /** @description An order to be placed. */
        PlaceOrder: {
            customer?: components["schemas"]["OrderingCustomer"] | null;
            delivery?: components["schemas"]["OrderingDelivery"] | null;
            /**
             * Format: double
             * @description Off the whole order, in VND.
             */
            discount?: number | null;
            /** @description On top: shipping and the like. KiotViet gets their sum as a surcharge (thu khác). */
            fees?: components["schemas"]["OrderingFee"][];
            /** @description What is ordered. */
            lines: components["schemas"]["OrderingLine"][];
            /** @description Free text, 500 characters at most. */
            note?: string | null;
            /**
             * @description How it will be paid.
             * @example cash
             * @example cash_on_delivery
             * @example transfer
             * @example card
             */
            payment_method?: string | null;
            /**
             * Format: int64
             * @description Where it is sold from; missing: the default point of sale.
             */
            point_of_sale_id?: number | null;
        };
        /** @description A plan. */
        Plan: {
            /**
             * Format: date-time
             * @description When that ended.
             */
            applied_at: string | null;
            applied_run: components["schemas"]["RunId"] | null;
            /** @description What that run counted, by entity. */
            counts: Record<string, never>;
            /**
             * Format: date-time
             * @description When it was begun.
             */
            created_at: string;
            /** @description What it is about. */
            entities: string[];
            /** @description Made from complete readings. */
            full: boolean;
            /** @description Its number. */
            id: components["schemas"]["PlanId"];
            /** @description Kept up to date by shadow mode. */
            rolling: boolean;
            /** @description The run that last wrote it. */
            run: components["schemas"]["RunId"];
            /** @description How it stands. */
            state: components["schemas"]["PlanState"];
            /**
             * Format: date-time
             * @description When it was last written.
             */
            updated_at: string;
        };
        /**
         * @description What a run would do to one record; the names of actions in queries.
         * @enum {string}
         */
        PlanAction: "create" | "link" | "change" | "archive" | "restore" | "push_create" | "push_change" | "push_delete" | "ask" | "only_here";
        /** @description A plan with how many items of each kind it has, and what they mean in money and pieces. */
        PlanDetails: components["schemas"]["Plan"] & {
            /** @description By entity and action. */
            totals: components["schemas"]["PlanTotal"][];
        };
        /**
         * Format: int64
         * @description A plan's number within its shop.
         */
        PlanId: number;
        /** @description One item of a plan. */
        PlanItem: {
            /** @description What would be done. */
            action: string;
            /** @description Who said it. */
            decided_by: string | null;
            /** @description What a person said. */
            decision: components["schemas"]["Decision"];
            /** @description The entity. */
            entity: string;
            /**
             * @description The fields that change, each with `field`, `from` and `to`; missing for what is new as a whole. Of a question,
             *     what it is about.
             */
            fields: Record<string, never>;
            /**
             * Format: int64
             * @description Its number within its shop.
             */
            id: number;
            /** @description Its code or name. */
            label: string;
            /**
             * Format: int64
             * @description Our id of the record.
             */
            local_id: number | null;
            /**
             * Format: double
             * @description What it means in VND: the price's change, or the value of the stock by its price.
             */
            money: number | null;
            outcome: components["schemas"]["ItemOutcome"] | null;
            /**
             * Format: int64
             * @description KiotViet's id of the branch (of a stock figure) or of the list (of a price).
             */
            parent_id: number | null;
            /**
             * Format: double
             * @description What it means in pieces.
             */
            pieces: number | null;
            /**
             * Format: int64
             * @description KiotViet's id of the record.
             */
            remote_id: number | null;
            /** @description The side that would be written on. */
            side: string;
        };
        /**
         * @description How a plan stands.
         * @enum {string}
         */
        PlanState: "building" | "open" | "applied";
        /** @description How many items of one kind a plan has. */
        PlanTotal: {
            /** @description What would be done. */
            action: string;
            /**
             * Format: int64
             * @description How many of them are approved.
             */
            approved: number;
            /** @description The entity. */
            entity: string;
            /**
             * Format: int64
             * @description How many.
             */
            items: number;
            /**
             * Format: double
             * @description What they mean in VND, in sum.
             */
            money: number;
            /**
             * Format: double
             * @description What they mean in pieces, in sum.
             */
            pieces: number;
            /**
             * Format: int64
             * @description How many of them are refused.
             */
            refused: number;
            /** @description The side that would be written on. */
            side: string;
        };
        /** @description What changes of a point of sale; what is left out stays. */
        PointOfSaleChange: {
            /** @description Street address. */
            address?: string | null;
            /**
             * Format: int64
             * @description KiotViet's id of its branch; null takes the branch away, which then has no point of sale.
             */
            branch?: number | null;
            /** @description True: it sells where none is named, in the place of the one that did. */
            default?: boolean | null;
            /** @description Its name; where a branch belongs to it, KiotViet decides, unless the shop's rules say otherwise. */
            name?: string | null;
            /** @description Phone. */
            phone?: string | null;
        };
        /** @description A point of sale (điểm bán). */
        PointOfSaleView: {
            /** @description Street address. */
            address: string | null;
            /**
             * Format: date-time
             * @description When it was archived.
             */
            archived_at: string | null;
            /** @description It sells where none is named. */
            default: boolean;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /** @description The branch's phone. */
            phone: string | null;
            /**
             * Format: int64
             * @description KiotViet's id of the branch; null where none belongs to it.
             */
            remote_id: number | null;
        };
        /** @description How a pool of stock was counted, in base units: free = on_hand − reserved − ours − told_less − buffer. */
        PoolCount: {
            /**
             * Format: double
             * @description Held back by the shop.
             */
            buffer: number;
            /** @description Its code. */
            code: string;
            /**
             * Format: double
             * @description What is left; may be negative.
             */
            free: number;
            /**
             * Format: double
             * @description Tồn.
             */
            on_hand: number;
            /** @description The orders that `ours` is made of. */
            orders: components["schemas"]["UncountedOrder"][];
            /**
             * Format: double
             * @description Our own orders that KiotViet does not count yet.
             */
            ours: number;
            /**
             * Format: int64
             * @description Whose pool.
             */
            product_id: number;
            /**
             * Format: double
             * @description Khách đặt, over all units of the pool.
             */
            reserved: number;
            /**
             * Format: double
             * @description So many fewer since the reading, as KiotViet told by itself; it is being read again.
             */
            told_less: number;
        };
        /** @description What KiotViet shows of a shop. */
        Preflight: {
            /** @description Branches (chi nhánh). */
            branches: components["schemas"]["BranchFound"][];
            /** @description The operator has switched orders on: what hinders them matters. */
            orders_enabled: boolean;
            /** @description Sale channels (kênh bán hàng). */
            sale_channels: components["schemas"]["SaleChannelFound"][];
            /** @description The shop's switches that KiotViet lets us read. */
            settings: components["schemas"]["Settings"];
            /** @description Other charges (thu khác); null where the shop has them switched off. */
            surcharges: components["schemas"]["SurchargeFound"][] | null;
            /** @description What would forbid or hinder the synchronisation. */
            warnings: components["schemas"]["Advice"][];
        };
        /** @description One product's price in a list. */
        PriceEntryView: {
            /** @description Its code. */
            code: string | null;
            /** @description Its full name. */
            full_name: string | null;
            /**
             * Format: double
             * @description The price, in VND.
             */
            price: number;
            /**
             * Format: int64
             * @description The product; missing until it has arrived.
             */
            product_id: number | null;
            /**
             * Format: int64
             * @description KiotViet's id of the product, and the list's cursor.
             */
            remote_product_id: number;
        };
        /** @description A price list (bảng giá). */
        PriceListView: {
            /** @description Đang áp dụng. */
            active: boolean;
            /**
             * Format: date-time
             * @description When it was archived.
             */
            archived_at: string | null;
            /** @description The customer groups it is for. */
            customer_groups: number[];
            /**
             * Format: date-time
             * @description The last instant of its period.
             */
            ends_at: string | null;
            /** @description For every customer, whatever `customer_groups` says. */
            for_all_groups: boolean;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /** @description The points of sale it is limited to; empty for all. */
            points_of_sale: number[];
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
            /**
             * Format: date-time
             * @description The first instant of its period.
             */
            starts_at: string | null;
        };
        /** @description Problem details (RFC 9457): the body of every error answer. */
        ProblemDetails: {
            /**
             * @description The catalogue's code: stable, made for programs.
             * @example API-NOT-FOUND
             */
            code: string;
            /**
             * @description What happened, to which record.
             * @example Không có gì ở /api/v1/shops/9: địa chỉ sai, bản ghi không tồn tại, hoặc token này không được xem cửa hàng đó.
             */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path that was asked for.
             * @example /api/v1/shops/9
             */
            instance: string;
            /** @description What to do, step by step. */
            remedy: string[];
            /**
             * @description Under which the server's log has more.
             * @example 0199c1f2a4b57d3e8f60718293a4b5c6
             */
            request_id: string;
            /**
             * @description How bad it is.
             * @example error
             */
            severity: string;
            /**
             * Format: int32
             * @description The HTTP status.
             * @example 404
             */
            status: number;
            /**
             * @description A few words that name the failure.
             * @example Không tìm thấy
             */
            title: string;
            /**
             * Format: uri-reference
             * @description Address of the catalogue's entry, with cause and way out in both languages.
             * @example /api/v1/errors/API-NOT-FOUND
             */
            type: string;
        };
        /** @description What changes of a product; what is left out stays, null empties. */
        ProductChange: {
            /** @description False: ngừng kinh doanh. */
            active?: boolean | null;
            /** @description Sold by itself. */
            allows_sale?: boolean | null;
            /** @description What tells it from its siblings. */
            attributes?: Record<string, never>[] | null;
            /** @description Mã vạch, at most 16 characters. */
            barcode?: string | null;
            /**
             * Format: double
             * @description The common price, in VND.
             */
            base_price?: number | null;
            /**
             * Format: int64
             * @description Where it hangs in the tree.
             */
            category_id?: number | null;
            /** @description SKU (mã hàng). */
            code?: string | null;
            /** @description HTML. */
            description?: string | null;
            /** @description Addresses of pictures. They stay here: KiotViet's API cannot change pictures. */
            images?: string[] | null;
            /** @description The family's name. */
            name?: string | null;
            /** @description What one piece is called. */
            unit?: string | null;
            /** @description Shown in the app; KiotViet never hears of it. */
            visible?: boolean | null;
            /**
             * Format: double
             * @description In grams.
             */
            weight?: number | null;
        };
        /** @description A product with what hangs on it. */
        ProductDetails: components["schemas"]["ProductView"] & {
            /** @description Its category's name. */
            category: string | null;
            /** @description HTML. */
            description: string | null;
            /** @description How it stands with KiotViet. */
            link: components["schemas"]["LinkView"];
            /** @description What a combo is made of. */
            parts: components["schemas"]["PartView"][];
            /** @description Its prices in the price lists. */
            prices: components["schemas"]["ProductPriceView"][];
            /** @description Its figures at each point of sale. */
            stock: components["schemas"]["StockView"][];
            /** @description The further units of it. */
            units: components["schemas"]["ProductView"][];
            /** @description The other members of its family of variants. */
            variants: components["schemas"]["ProductView"][];
        };
        /** @description A product in a list. */
        ProductItem: components["schemas"]["ProductView"] & {
            /** @description Its category's name. */
            category: string | null;
            /** @description The leading picture. */
            image: string | null;
            /** @description How it stands with KiotViet. */
            link: components["schemas"]["LinkView"];
            /**
             * Format: double
             * @description Its price in the list that the shop chose for everybody; missing without such a list or entry.
             */
            list_price: number | null;
            /** @description Over all points of sale. */
            stock: components["schemas"]["StockSum"];
        };
        /** @description A product with what hangs on it and whose word counts for each of its fields. */
        ProductPage: components["schemas"]["ProductDetails"] & {
            /** @description The rule of each field; empty for a shop without a KiotViet. */
            field_rules: components["schemas"]["FieldRuleView"][];
        };
        /** @description A product's price in one list. */
        ProductPriceView: {
            /**
             * Format: double
             * @description The price, in VND.
             */
            price: number;
            /** @description Its name. */
            price_list: string;
            /**
             * Format: int64
             * @description The list.
             */
            price_list_id: number;
        };
        /** @description How many of a product may be sold. */
        ProductSellable: {
            /** @description Its code. */
            code: string;
            /** @description Its full name. */
            full_name: string;
            /** @description At each point of sale in use. */
            points_of_sale: components["schemas"]["SellableAt"][];
            /**
             * Format: int64
             * @description The product.
             */
            product_id: number;
            /** @description What one piece is called; `sellable` counts these. */
            unit: string | null;
        };
        /** @description What is chosen for a single product. */
        ProductSelling: {
            /**
             * Format: double
             * @description Held back of this product in the place of the shop's buffer, in base units; counts on the base unit of a pool.
             */
            buffer: number | null;
            /** @description Sold only while there is some, also where the shop sells negative. */
            only_in_stock: boolean;
        };
        /** @description A product's stock. */
        ProductStock: {
            /**
             * @description Its code (mã hàng).
             * @example HOA001
             */
            code: string;
            /**
             * @description Its name with attributes and unit.
             * @example Hoa hồng đỏ (Bó)
             */
            full_name: string;
            /** @description The figures at each point of sale that has any. */
            levels: components["schemas"]["Level"][];
            /**
             * Format: int64
             * @description The product.
             */
            product_id: number;
            /** @description What one piece is called; the figures count these. */
            unit: string | null;
        };
        /** @description A product, variant or unit (sản phẩm, phân loại, đơn vị tính). */
        ProductView: {
            /** @description False: ngừng kinh doanh. */
            active: boolean;
            /** @description Sold by itself. */
            allows_sale: boolean;
            /**
             * Format: date-time
             * @description When it was archived.
             */
            archived_at: string | null;
            /** @description What tells it from its siblings: name and value. */
            attributes: Record<string, never>[];
            /** @description Mã vạch. */
            barcode: string | null;
            /**
             * Format: int64
             * @description The product whose stock it shares, for a further unit.
             */
            base_id: number | null;
            /**
             * Format: double
             * @description The common price (bảng giá chung), in VND.
             */
            base_price: number;
            /** @description Thương hiệu. */
            brand: string | null;
            /**
             * Format: int64
             * @description Where it hangs in the tree.
             */
            category_id: number | null;
            /** @description SKU (mã hàng). */
            code: string;
            /**
             * Format: double
             * @description How many base units one of these is.
             */
            conversion: number | null;
            /**
             * Format: date-time
             * @description When it was made here.
             */
            created_at: string;
            /** @description The name with attributes and unit. */
            full_name: string;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Addresses of pictures, the first one leading. */
            images: string[];
            /** @description goods, combo or service. */
            kind: string;
            /**
             * Format: int64
             * @description The first variant of its family; missing on that one itself.
             */
            master_id: number | null;
            /** @description The family's name. */
            name: string;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
            /** @description What one piece is called. */
            unit: string | null;
            /**
             * Format: date-time
             * @description When it last changed here.
             */
            updated_at: string;
            /** @description Shown in the app. */
            visible: boolean;
            /**
             * Format: double
             * @description In grams.
             */
            weight: number | null;
        };
        /** @description How many records are concerned. */
        Queued: {
            /**
             * Format: int64
             * @description Records that will be looked at.
             */
            records: number;
        };
        /** @description How many requests KiotViet answers within an hour. */
        Quota: {
            /**
             * Format: int32
             * @description What is left.
             */
            left: number;
            /**
             * Format: int32
             * @description In all.
             */
            limit: number;
            /**
             * Format: int32
             * @description Sent within the last hour.
             */
            used: number;
        };
        /**
         * @description Why a record is not equal on both sides.
         * @enum {string}
         */
        Reason: "conflict" | "unmatched" | "waiting" | "newer" | "drift" | "rule" | "unreadable";
        /** @description Something that cannot be taken back, and why. */
        Refusal: {
            /** @description Under which the catalogue explains it. */
            code: string;
            /** @description The later entries of the history that changed the field again. */
            entries: number[];
            /** @description Which field; missing where the whole record is meant. */
            field: string | null;
            /** @description Why. */
            reason: components["schemas"]["RefusalReason"];
        };
        /**
         * @description Why something cannot be taken back.
         * @enum {string}
         */
        RefusalReason: "one_way" | "ended" | "deleted" | "changed_since" | "nothing_of_ours" | "archived" | "would_return" | "would_delete" | "bad_value";
        /** @description Something that people should know of an order. */
        Remark: {
            /**
             * @description The catalogue's code.
             * @example ORD-TOTAL-DIFFERS
             */
            code: string;
            /** @description What happened. */
            detail: string;
            /** @description What to do, step by step. */
            remedy: string[];
            /** @description How bad it is. */
            severity: string;
            /** @description A few words that name it. */
            title: string;
        };
        /** @description A registration was made again. */
        Repair: {
            /** @description The kind of event, as KiotViet spells it. */
            event: string;
            /** @description Why. */
            reason: components["schemas"]["RepairReason"];
            /**
             * Format: date-time
             * @description When.
             */
            repaired_at: string;
        };
        /**
         * @description Why a registration had to be made again.
         * @enum {string}
         */
        RepairReason: "vanished" | "switched_off";
        /** @description What is tried again. */
        Retried: {
            /** @description How many failures. */
            records: number;
            /**
             * Format: int64
             * @description The run that was begun for them; null where the shop's worker looks at them at once, or a run that is under way
             *     does.
             */
            run: number | null;
        };
        /** @description Which records to try now: one, all of an entity, or all. */
        Retry: {
            /** @default null */
            entity?: components["schemas"]["Entity"] | null;
            /**
             * Format: int64
             * @description Only this record of it.
             * @default null
             */
            id?: number | null;
        };
        /** @description Which failures to try again: one of the three. */
        RetryFailures: {
            /**
             * @description All of them.
             * @default false
             */
            all?: boolean;
            /**
             * @description Those with that code.
             * @default null
             * @example KV-ROW-MALFORMED
             */
            code?: string | null;
            /**
             * @description Those with these numbers.
             * @default []
             */
            ids?: number[];
        };
        /**
         * @description What the owner may allow a staff member beyond the daily work with records.
         * @enum {string}
         */
        Right: "see_sync" | "run_sync" | "change_sync_settings" | "decide_conflicts";
        /**
         * @description What a person or a token is in a shop.
         * @enum {string}
         */
        Role: "owner" | "staff" | "operator";
        /** @description The rules of one entity, for the document. */
        RulesView: {
            /** @description Which side's new records come into being on the other side too: `both`, `in` (to Abaha), `out` or `apart`. */
            births: string;
            /** @description What becomes of a record deleted on Abaha: `restore`, `keep` or `spread`. */
            deletion: string;
            /** @description `coarse`: an order is open, completed or cancelled; `fine`: every step is followed. */
            detail: string;
            /** @description The entity. */
            entity: string;
            /** @description One for each field. */
            fields: components["schemas"]["FieldRuleView"][];
        };
        /** @description A run (lần đồng bộ). */
        Run: {
            /** @description What was seen, created, updated… by entity. */
            counts: {
                [key: string]: components["schemas"]["RunCounts"];
            };
            /** @description True: it reads and decides, and writes nothing. */
            dry_run: boolean;
            /** @description What it is about. */
            entities: components["schemas"]["Entity"][];
            /** @description Code and text of what stopped it. */
            error: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at: string | null;
            /** @description Its number. */
            id: components["schemas"]["RunId"];
            /** @description Requests by verb. */
            requests: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description About how long the lists being read will still take at the pace so far; null when that is not known.
             */
            seconds_left: number | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description How it stands. */
            state: components["schemas"]["RunState"];
            /** @description Who stopped it; null for one that nobody stopped. */
            stopped_by: string | null;
            /** @description What started it: command, api, schedule… */
            trigger: string;
            /**
             * Format: date-time
             * @description When it last said something.
             */
            updated_at: string;
        };
        /** @description Something that a run did, or failed to do. */
        RunChange: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Why it failed, by the error catalogue. */
            code: string | null;
            /** @description The entity. */
            entity: string;
            /** @description Field by field. */
            fields: components["schemas"]["FieldView"][];
            /**
             * Format: int64
             * @description The entry of the history; missing for a failure.
             */
            history_id: number | null;
            /** @description Its code or name at the time; empty for several records. */
            label: string;
            /**
             * Format: int64
             * @description The last of their ids, which follow each other.
             */
            last_local_id: number | null;
            /**
             * Format: int64
             * @description Our id of the record, or the first of them.
             */
            local_id: number | null;
            /** @description What was said about it. */
            message: string | null;
            /** @description What became of the record, or `failed`. */
            outcome: string;
            /**
             * Format: int64
             * @description How many records it is about: those that came into being together share one line.
             */
            records: number;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            remote_id: number | null;
            side: components["schemas"]["HistorySide"] | null;
        };
        /** @description What a run did with one entity's records so far. */
        RunCounts: {
            /**
             * Format: int64
             * @description Gone on KiotViet, archived here.
             * @default 0
             */
            archived: number;
            /**
             * Format: int64
             * @description Waiting for a person's decision.
             * @default 0
             */
            conflicts: number;
            /**
             * Format: int64
             * @description New here.
             * @default 0
             */
            created: number;
            /**
             * Format: int64
             * @description How many KiotViet says there are to read; null before the first page, or where it does not say.
             * @default null
             */
            expected: number | null;
            /**
             * Format: int64
             * @description Could not be read or stored; listed with the reason.
             * @default 0
             */
            failed: number;
            /**
             * Format: int64
             * @description Changed on KiotViet by us.
             * @default 0
             */
            pushed: number;
            /**
             * Format: int64
             * @description Rows read.
             * @default 0
             */
            seen: number;
            /**
             * Format: int64
             * @description The same on both sides as before.
             * @default 0
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Changed here.
             * @default 0
             */
            updated: number;
        };
        /**
         * Format: int64
         * @description A run's number within its shop.
         */
        RunId: number;
        /**
         * @description How a run stands.
         * @enum {string}
         */
        RunState: "running" | "finished" | "finished_with_failures" | "failed" | "interrupted" | "stopped";
        /** @description A sale channel to choose. */
        SaleChannelFound: {
            /** @description False: switched off on KiotViet. */
            active: boolean;
            /** @description Put on orders that are sent: the stored choice, or the one that would be chosen. */
            chosen: boolean;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /** @description The part that limits a combo. */
        ScarcestPart: {
            /** @description Its code. */
            code: string;
            /**
             * Format: double
             * @description How many base units of it one combo takes.
             */
            needs: number;
            /**
             * Format: int64
             * @description Which product.
             */
            product_id: number;
        };
        /** @description How many may be sold at one point of sale, and why. */
        SellableAt: {
            count: components["schemas"]["PoolCount"] | null;
            /** @description Its name. */
            point_of_sale: string;
            /**
             * Format: int64
             * @description Where.
             */
            point_of_sale_id: number;
            /**
             * Format: date-time
             * @description When the figures were last read; missing where nothing was ever read.
             */
            read_at: string | null;
            /**
             * @description What decides: counted, no_stock_needed, sells_negative, stopped_in_shop, stopped_at_point_of_sale,
             *     not_by_itself.
             */
            reason: string;
            scarcest_part: components["schemas"]["ScarcestPart"] | null;
            /**
             * Format: int64
             * @description Whole pieces of the product's own unit, never below zero: what stock covers.
             */
            sellable: number;
            /** @description Nothing limits how many are sold, whatever `sellable` says. */
            unlimited: boolean;
        };
        /** @description What a shop chose about selling. */
        Selling: {
            /**
             * Format: double
             * @description Held back from every pool of stock, in base units.
             */
            buffer: number;
            /**
             * Format: int64
             * @description The price list of buyers whose groups have none; missing: the common price.
             */
            price_list_id: number | null;
            /** @description Bán âm: goods are sold whatever the shelf says, where KiotViet takes such orders too. */
            sell_negative: boolean;
        };
        /** @description Records that only Abaha has, to be made on KiotViet. */
        Send: {
            /** @description `categories`, `products` or `customers`. */
            entity: components["schemas"]["Entity"];
            /** @description Our ids; left out: all that KiotViet does not have. */
            ids?: number[] | null;
        };
        /** @description What is chosen anew; members left out stay as they are. */
        SetChoices: {
            directions?: components["schemas"]["SetDirections"] | null;
            order_detail?: components["schemas"]["OrderDetail"] | null;
            /** @description See the answer. */
            own_product_status?: boolean | null;
            /** @description See the answer. */
            price_list_dates?: boolean | null;
            /** @description See the answer. */
            shadow?: boolean | null;
            /**
             * Format: double
             * @description See the answer.
             */
            stock_buffer?: number | null;
            /** @description The code of a charge on KiotViet; one that there is not is made. */
            surcharge_code?: string | null;
        };
        /** @description What the operator switches; members left out stay as they are. */
        SetConnection: {
            /**
             * @description Things happen by themselves without end.
             * @default null
             */
            always_on?: boolean | null;
            /**
             * @description Customers are synchronised.
             * @default null
             */
            customers_enabled?: boolean | null;
            /**
             * @description Orders are synchronised.
             * @default null
             */
            orders_enabled?: boolean | null;
            /**
             * @description Nothing is done for the shop; what KiotViet says is kept until it goes on.
             * @default null
             */
            suspended?: boolean | null;
        };
        /** @description Directions chosen anew. */
        SetDirections: {
            categories?: components["schemas"]["Direction"] | null;
            customers?: components["schemas"]["Direction"] | null;
            orders?: components["schemas"]["Direction"] | null;
            products?: components["schemas"]["Direction"] | null;
        };
        /** @description What is chosen for a single product. */
        SetProductSelling: {
            /**
             * Format: double
             * @description Held back of this product in the place of the shop's buffer, in base units; null: the shop's.
             * @default null
             */
            buffer?: number | null;
            /**
             * @description Sold only while there is some, also where the shop sells negative.
             * @default false
             */
            only_in_stock?: boolean;
        };
        /** @description What the shop chooses about selling. */
        SetSelling: {
            /**
             * Format: double
             * @description Held back from every pool of stock, in base units.
             * @default 0
             */
            buffer?: number;
            /**
             * Format: int64
             * @description The price list of buyers whose groups have none; null: the common price.
             * @default null
             */
            price_list_id?: number | null;
            /**
             * @description Bán âm: goods are sold whatever the shelf says, where KiotViet takes such orders too.
             * @default false
             */
            sell_negative?: boolean;
        };
        /** @description Settings of the shop on KiotViet; null where never read. */
        Settings: {
            /** @description Orders are allowed when out of stock (cho phép đặt hàng khi hết tồn kho). */
            allow_order_when_out_stock: boolean | null;
            /** @description Goods that others have ordered may be sold. */
            allow_sell_when_order_out_stock: boolean | null;
            /** @description Goods may be sold when out of stock. */
            allow_sell_when_out_stock: boolean | null;
            /** @description Customers are managed branch by branch. */
            manager_customer_by_branch: boolean | null;
            /**
             * Format: date-time
             * @description When they were read.
             */
            read_at: string | null;
        };
        /** @description Shadow mode's report. */
        ShadowReport: {
            /** @description Whether shadow mode is on: every run reads and decides, and writes on neither side. */
            on: boolean;
            plan: components["schemas"]["Plan"] | null;
            /** @description What the plan would do, by entity and action. */
            totals: components["schemas"]["PlanTotal"][];
        };
        /** @description A shop (cửa hàng). */
        Shop: {
            /**
             * Format: date-time
             * @description When it was added.
             */
            created_at: string;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What people call it; unique without regard to case. */
            name: string;
        };
        /** @description A shop with its connection and how many records it has. */
        ShopDetails: components["schemas"]["Shop"] & {
            connection: components["schemas"]["ConnectionDetails"] | null;
            /** @description How many records there are. */
            records: components["schemas"]["Counts"];
        };
        /**
         * @description What somebody can be in a shop.
         * @enum {string}
         */
        ShopRole: "owner" | "staff";
        /** @description The rules of a shop. */
        ShopRules: {
            /** @description One for each entity that has fields. */
            items: components["schemas"]["RulesView"][];
        };
        /** @description A product of which more is wanted than may be sold. */
        Shortage: {
            /**
             * @description Its code (mã hàng).
             * @example HOA001
             */
            code: string;
            /** @description Its name with attributes and unit. */
            full_name: string;
            /**
             * Format: int64
             * @description The product.
             */
            product_id: number;
            /**
             * Format: int64
             * @description How many may be sold there.
             */
            sellable: number;
            /**
             * Format: double
             * @description How many are wanted, over all lines with it.
             */
            wanted: number;
        };
        /**
         * @description Where a field's value changed.
         * @enum {string}
         */
        Sides: "abaha" | "kiotviet" | "both" | "neither";
        /** @description What somebody signs in with. */
        SignIn: {
            /** @description The login, in any case. */
            login: string;
            /**
             * Format: password
             * @description The password.
             */
            password: string;
        };
        /** @description What to run. Without a body: everything, for real. */
        StartRun: {
            /**
             * @description A person has decided: carry out the deletions that the brake has stopped.
             * @default false
             */
            allow_disappearance?: boolean;
            /**
             * @description Read and decide, write nothing on either side, and report what would have been done.
             * @default false
             */
            dry_run?: boolean;
            /**
             * @description Only these; none or an empty list means all.
             * @default []
             */
            entities?: components["schemas"]["Entity"][];
            /**
             * @description Read every row again, whatever was read before.
             * @default false
             */
            full?: boolean;
        };
        /** @description A product's stock over all points of sale. */
        StockSum: {
            /**
             * Format: double
             * @description Tồn.
             */
            on_hand: number;
            /**
             * Format: double
             * @description Khách đặt.
             */
            reserved: number;
            /**
             * Format: int64
             * @description How many may be sold, in whole pieces of its own unit.
             */
            sellable: number;
            /** @description Nothing limits how many are sold. */
            unlimited: boolean;
        };
        /** @description What KiotViet says is on the shelf. */
        StockView: {
            /**
             * Format: double
             * @description Tồn.
             */
            on_hand: number;
            /** @description Its name. */
            point_of_sale: string;
            /**
             * Format: int64
             * @description Where.
             */
            point_of_sale_id: number;
            /**
             * Format: date-time
             * @description When the figures last changed.
             */
            read_at: string;
            /**
             * Format: double
             * @description Khách đặt.
             */
            reserved: number;
            /** @description False: ngừng kinh doanh there. */
            sold_here: boolean;
        };
        /** @description An other charge. */
        SurchargeFound: {
            /** @description Mã thu khác. */
            code: string;
            /**
             * Format: int64
             * @description KiotViet's id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /** @description A record in question. */
        Suspected: {
            /**
             * Format: int64
             * @description Its id on its side.
             */
            id: number;
            /** @description Its code or name. */
            label: string;
        };
        /** @description A token, without its secret. */
        Token: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Who made it. */
            created_by: string;
            /**
             * Format: int64
             * @description Its id in the shop.
             */
            id: number;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; null: never.
             */
            last_used_at: string | null;
            /** @description What its deeds are signed with. */
            name: string;
            /** @description Its rights. */
            rights: components["schemas"]["Right"][];
            /** @description What it may do. */
            role: components["schemas"]["Role"];
        };
        /** @description One of our orders that KiotViet does not count yet. */
        UncountedOrder: {
            /** @description KiotViet has it; its stock has not been read since. */
            arrived: boolean;
            /** @description What it is called. */
            code: string;
            /**
             * Format: int64
             * @description The order.
             */
            order_id: number;
            /**
             * Format: double
             * @description How much of the pool it takes, in base units.
             */
            pieces: number;
        };
        /** @description How to undo. Without a body: for real, and only where nothing has changed since. */
        Undo: {
            /**
             * @description Write nothing; say what would be done.
             * @default false
             */
            dry_run?: boolean;
            /**
             * @description Also where something has changed since; and what cannot be taken back is left out, instead of refusing the
             *     whole record.
             * @default false
             */
            force?: boolean;
        };
        /** @description A field that is taken back. */
        UndoneField: {
            /** @description Its name. */
            field: string;
            /** @description Our value now. */
            from: Record<string, never>;
            /** @description The value that it gets back. */
            to: Record<string, never>;
            /** @description Whether it goes to KiotViet. */
            travels: boolean;
        };
        /** @description One record of an undo. */
        UndoneRecord: {
            /** @description The entity. */
            entity: string;
            /** @description The fields that are taken back. */
            fields: components["schemas"]["UndoneField"][];
            /** @description Whether it is in use afterwards, where that changes. */
            in_use: boolean | null;
            /** @description Its code or name. */
            label: string;
            /**
             * Format: int64
             * @description Our id.
             */
            local_id: number;
            /** @description What came of it. */
            outcome: components["schemas"]["UndoOutcome"];
            /** @description What forbids it; with force: what was overridden or left out. */
            refusals: components["schemas"]["Refusal"][];
        };
        /**
         * @description What came of one record.
         * @enum {string}
         */
        UndoOutcome: "done" | "would_be_done" | "already" | "refused";
        /** @description What came of an undo, or would come of it. */
        UndoReport: {
            /**
             * Format: int64
             * @description Records that were as wanted already.
             */
            already: number;
            /**
             * Format: int64
             * @description Records that were taken back, or would be.
             */
            done: number;
            /** @description Nothing was written. */
            dry_run: boolean;
            /** @description The records, the first thousand of them. */
            records: components["schemas"]["UndoneRecord"][];
            /**
             * Format: int64
             * @description Records that were left as they are, each with the reason.
             */
            refused: number;
        };
        /** @description How to take a record back to a point of its history. */
        UndoSince: {
            /**
             * @description Write nothing; say what would be done.
             * @default false
             */
            dry_run?: boolean;
            /**
             * @description What cannot be taken back is left out, instead of refusing the whole record.
             * @default false
             */
            force?: boolean;
            /**
             * Format: int64
             * @description The last entry that stays; 0 for the beginning of what is remembered.
             * @default 0
             */
            since?: number;
        };
        /** @description A person who may sign in. */
        User: {
            /**
             * Format: date-time
             * @description When they were given access.
             */
            created_at: string;
            /**
             * Format: int64
             * @description Their id.
             */
            id: number;
            /**
             * Format: date-time
             * @description When they were last here, to the minute; null: never.
             */
            last_seen_at: string | null;
            /** @description They cannot sign in. */
            locked: boolean;
            /** @description What they sign in with; unique without regard to case. */
            login: string;
            /** @description What their deeds are signed with. */
            name: string;
            /** @description What they may do. */
            rights: components["schemas"]["Right"][];
            /** @description What they are in the shop. */
            role: components["schemas"]["Role"];
        };
        /**
         * @description What becomes of a record of KiotViet in doubt.
         * @enum {string}
         */
        Verdict: "link" | "new" | "apart";
        /** @description What waits for a person, or for its turn. */
        Waits: {
            /**
             * Format: int64
             * @description Open conflicts.
             */
            conflicts: number;
            /**
             * Format: int64
             * @description Records that could not be taken over.
             */
            failures: number;
            /**
             * Format: int64
             * @description Records of KiotViet to be looked at.
             */
            hints_waiting: number;
            /**
             * Format: int64
             * @description Orders among those that KiotViet is to hear of.
             */
            orders_waiting: number;
            /**
             * Format: int64
             * @description Records that KiotViet refused: a person must act first.
             */
            outbox_refused: number;
            /**
             * Format: int64
             * @description Records that KiotViet is to hear of.
             */
            outbox_waiting: number;
            /**
             * Format: int64
             * @description Questions about alarming changes that are held back.
             */
            waves: number;
        };
        /** @description A question about a wave. */
        Wave: {
            /**
             * Format: int64
             * @description How many do.
             */
            affected: number;
            /** @description Who answered. */
            decided_by: string | null;
            /** @description The entity. */
            entity: string;
            /** @description Some of them: `label`, `from`, `to`. */
            examples: Record<string, never>;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /** @description What the changes have in common. */
            kind: string;
            /**
             * Format: int64
             * @description How many could change that way.
             */
            known: number;
            /**
             * Format: date-time
             * @description Since when.
             */
            opened_at: string;
            /**
             * Format: int64
             * @description KiotViet's id of the list whose prices are meant; else 0.
             */
            parent_id: number;
            /** @description The run that last recognised it. */
            run: components["schemas"]["RunId"];
            /** @description How the question stands. */
            state: components["schemas"]["WaveState"];
        };
        /**
         * @description How a question about a wave stands.
         * @enum {string}
         */
        WaveState: "open" | "allowed" | "refused" | "closed";
        /** @description How KiotViet's calls come. */
        WebhooksView: {
            /**
             * Format: int64
             * @description Calls that were taken.
             */
            accepted: number;
            /**
             * Format: int64
             * @description Calls with a wrong signature.
             */
            badly_signed: number;
            /**
             * Format: date-time
             * @description When the registrations were last found or put in order.
             */
            checked_at: string | null;
            /** @description Why the last look at them failed: a code of the error catalogue. */
            failing: string | null;
            /**
             * Format: date-time
             * @description When something last came.
             */
            last_delivery_at: string | null;
            /**
             * Format: int64
             * @description Calls that were not understood.
             */
            not_understood: number;
            /** @description Kinds of event that are registered. */
            registered: number;
            /** @description What had to be registered again within the last day. */
            repairs: components["schemas"]["Repair"][];
        };
        /**
         * @description How the window of automatic work stands.
         * @enum {string}
         */
        WindowState: "always_on" | "open" | "ending" | "ended" | "never_opened";
        /** @description Until when things happen by themselves: ten days from the last press of the button, or always. */
        WindowView: {
            /** @description The operator lets it go on without end. */
            always_on: boolean;
            /**
             * Format: int64
             * @description How long it is still open; null where it has no end.
             */
            seconds_left: number | null;
            /** @description How it stands. */
            state: components["schemas"]["WindowState"];
            /**
             * Format: date-time
             * @description When it ends or ended; null when the button was never pressed.
             */
            until: string | null;
        };
        /** @description Its words in one language; names in ‹…› stand for what differs each time. */
        Words: {
            /** @description What happened. */
            cause: string;
            /** @description What to do, step by step. */
            remedy: string[];
            /** @description A few words that name it. */
            title: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_error_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorCodes"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    error_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The code, in any case
                 * @example KV-SECRET
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorCode"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    fleet: {
        parameters: {
            query?: {
                /**
                 * @description Only shops with trouble of that code: of the connection, of a record, of something to be sent.
                 * @example KV-SECRET
                 */
                code?: string;
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many shops at most; more than 500 means 500. */
                limit?: number;
                /** @description Part of the shop's name. */
                q?: string;
                /**
                 * @description Only shops that stand so: working, failing, paused, not_connected, suspended.
                 * @example failing
                 */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fleet"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Only the operator may */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retry_cause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code of the error catalogue
                 * @example KV-SECRET
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is tried again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CauseRetried"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Only the operator may */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    /** @description The session */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Wrong login or password */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Locked, or asked by another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts; `Retry-After` says when the next is looked at */
            429: {
                headers: {
                    /** @description Seconds */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Asked with a token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The present password is wrong, or the new one too short */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts; `Retry-After` says when the next is looked at */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_shops: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_Shop"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_shop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShop"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shop"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Only the operator may */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    shop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_history: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The list that the record is in: products, categories, customers, orders, price-lists…
                 * @example products
                 */
                entity: string;
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_HistoryEntry"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    undo_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The list that the record is in: products, categories, customers, orders, price-lists…
                 * @example products
                 */
                entity: string;
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UndoSince"] | null;
            };
        };
        responses: {
            /** @description What was done, or would be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoReport"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not for this role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be taken back; `code` says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    agreement: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only those of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    branches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branches"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_categories: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_CategoryView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCategory"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A value cannot be */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    archive_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archived */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The value cannot be, or KiotViet alone decides */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    restore_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In use again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    category_tree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryTree"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    choices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The shop is not connected */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_choices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetChoices"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The shop is not connected */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description That cannot be chosen for this shop */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_conflicts: {
        parameters: {
            query?: {
                /** @description True: those that are closed, instead of those that are open. */
                closed?: boolean;
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description Only about this field. */
                field?: string;
                /** @description Only of this kind. */
                kind?: "field" | "doubtful_match" | "brake";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ConflictView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    decide_conflict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideConflict"];
            };
        };
        responses: {
            /** @description How it was settled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictDecided"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The values have moved, or it was settled before */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    decide_conflicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideConflicts"];
            };
        };
        responses: {
            /** @description How they were settled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictDecisionReport"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    connect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Connect"];
            };
        };
        responses: {
            /** @description Connected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The shop's records are linked with another retailer's */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description KiotViet does not let us in, or has no such branch or sale channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetConnection"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not with an operator's token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    test_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Candidate"];
            };
        };
        responses: {
            /** @description KiotViet lets us in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preflight"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description KiotViet does not let us in */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_groups: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_CustomerGroupView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    customer_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroupView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters; none for the first page. */
                cursor?: string;
                /** @description Only those of this customer group. */
                group?: number;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for. Upper and lower case and Vietnamese marks make no difference.
                 * @example nguyen 0912
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_CustomerView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A value cannot be */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    archive_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archived */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The value cannot be, or KiotViet alone decides */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    restore_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In use again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that arrived */
                "Last-Event-ID"?: string | null;
            };
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that goes on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_failures: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only those of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ExplainedFailure"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retry_failures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryFailures"];
            };
        };
        responses: {
            /** @description What is tried again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retried"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The shop is not connected, or suspended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    freshness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreshnessView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                /** @description Only what happened like this. */
                action?: "created" | "changed" | "archived" | "restored" | "linked" | "sent_created" | "sent_changed" | "sent_deleted" | "overruled" | "conflict_opened" | "conflict_decided" | "conflict_closed" | "undone";
                /** @description Only by this cause: run, hint, sending, person, undo_entry, undo_run, undo_since or decision. */
                cause?: string;
                /**
                 * @description All about records that have this code or name, or had it.
                 * @example SP000123
                 */
                code?: string;
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /** @description Told under a code or name that begins like this. Case and Vietnamese marks make no difference. */
                q?: string;
                /** @description Only of the record with this id; needs `entity`. */
                record?: number;
                /** @description Only what happened in this run. */
                run?: number;
                /** @description Not before this instant. */
                since?: string;
                /** @description Before this instant. */
                until?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_HistoryEntry"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    history_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryEntry"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    undo_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Undo"] | null;
            };
        };
        responses: {
            /** @description What was done, or would be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoReport"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not for this role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be taken back; `code` says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_log: {
        parameters: {
            query?: {
                /** @description Only deeds of this kind. */
                action?: "signed_in" | "signed_out" | "password_changed" | "user_added" | "user_changed" | "user_deleted" | "token_created" | "token_deleted" | "connection_changed" | "switches_changed" | "settings_changed" | "selling_changed" | "shop_added" | "point_of_sale_added" | "point_of_sale_changed" | "visibility_changed" | "run_started" | "run_stopped" | "run_ended" | "plan_decided" | "matches_decided" | "wave_decided" | "conflict_decided" | "undone" | "failures_retried" | "records_sent" | "outbox_retried" | "order_changed" | "order_progress_noted" | "preflight_repaired" | "webhooks_repaired";
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only by people, by tokens or by the machine. */
                kind?: "person" | "token" | "machine";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /** @description What to look for in who did it and what it was done to. Case and Vietnamese marks make no difference. */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ActivityEntry"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    matching: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matching"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    decide_matches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideMatches"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_findings: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only those of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description Only those of this kind. */
                kind?: "doubtful" | "double_here" | "double_there";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_Finding"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters and order; none for the first page. */
                cursor?: string;
                /** @description Only those of this customer. */
                customer?: number;
                /** @description Placed at this instant or later. */
                from?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /** @description Only those sold from this point of sale. */
                point_of_sale?: number;
                /**
                 * @description What to look for: the beginning of KiotViet's code or of our number, the customer's name, code or phone.
                 * @example 0912
                 */
                q?: string;
                /** @description The order: `oldest` by our id, `newest` by when they were placed. */
                sort?: "oldest" | "newest";
                /** @description Only those in this state, by Abaha's code: 5, 10, 15, 20, 25 or 0. */
                state?: number;
                /** @description Placed before this instant. */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_OrderView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    place_order: {
        parameters: {
            query?: never;
            header: {
                /** @description Another one for each order; 1 to 200 characters */
                "Idempotency-Key": string;
            };
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description Found */
            201: {
                headers: {
                    /** @description Where the order is */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not enough stock, or not on sale */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderProblem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The order makes no sense, or the key was used for another one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderChange"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetails"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not enough stock, not on sale, or it has come too far */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The change makes no sense, or KiotViet alone decides */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cancel_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It has come too far */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    note_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryNote"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetails"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    note_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentNote"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetails"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_order_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderStep"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetails"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It has come too far, or cannot go there */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_outbox: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /** @description True: only what waits for a person; false: only what is tried by itself. */
                parked?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_OutboxView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Send"];
            };
        };
        responses: {
            /** @description Will be sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retry_outbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Retry"];
            };
        };
        responses: {
            /** @description Will be tried */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_plans: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_Plan"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    apply_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Started */
            202: {
                headers: {
                    /** @description Where the run's progress is */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Another run is under way, shadow mode is on, or the shop is not connected */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    decide_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_plan_items: {
        parameters: {
            query?: {
                /** @description Only those with this action. */
                action?: "create" | "link" | "change" | "archive" | "restore" | "push_create" | "push_change" | "push_delete" | "ask" | "only_here";
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description Only those with this decision. */
                decision?: "pending" | "approved" | "refused";
                /** @description Only those of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for in codes and names. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_PlanItem"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_points_of_sale: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_PointOfSaleView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_point_of_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPointOfSale"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointOfSaleView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The branch belongs to another point of sale */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A value cannot be */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    point_of_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointOfSaleView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_point_of_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointOfSaleChange"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointOfSaleView"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The branch belongs to another point of sale, or the default one needs one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A value cannot be, or KiotViet alone decides */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    preflight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preflight"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The shop is not connected */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    repair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MendWarning"];
            };
        };
        responses: {
            /** @description What KiotViet shows now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preflight"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The shop is not connected, or in shadow mode */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The API cannot mend that */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_price_lists: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_PriceListView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    price_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListView"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_price_entries: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /**
                 * @description What to look for. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_PriceEntryView"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_products: {
        parameters: {
            query?: {
                /** @description Only those in this category or one below it. */
                category?: number;
                /** @description `next_cursor` of the page before, with the same filters and order; none for the first page. */
                cursor?: string;
                /** @description True: only the first of each family, no further variants and units. */
                family?: boolean;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /** @description Only those that stand like that with KiotViet. */
                linked?: "linked" | "unlinked" | "waiting" | "refused";
                /** @description True: only those of which nothing may be sold at any point of sale: `stock.sellable` is 0 and nothing is unlimited. */
                out_of_stock?: boolean;
                /**
                 * @description What to look for in code, barcode and name. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
                /** @description The order. */
                sort?: "oldest" | "newest" | "updated" | "cheapest" | "dearest";
                /** @description Only those that stand like that in the shop; `live`: all that are not archived. */
                status?: "on_sale" | "hidden" | "discontinued" | "archived" | "live";
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ProductItem"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewProducts"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Another product has one of the codes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A value cannot be */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    archive_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archived */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetails"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Another product has that code */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The value cannot be, or KiotViet alone decides */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    restore_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In use again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    product_sellable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSellable"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    product_selling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSelling"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_product_selling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetProductSelling"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSelling"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopRules"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The entity
                 * @example products
                 */
                entity: string;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopRules"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not without the right `change_sync_settings` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_runs: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_Run"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    start_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartRun"] | null;
            };
        };
        responses: {
            /** @description Started */
            202: {
                headers: {
                    /** @description Where the run's progress is */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Another run is under way, or the shop is not connected to KiotViet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    run_changes: {
        parameters: {
            query?: {
                /** @description Only records of which this became. */
                action?: "created" | "changed" | "archived" | "restored" | "linked" | "sent_created" | "sent_changed" | "sent_deleted" | "overruled" | "conflict_opened" | "conflict_decided" | "conflict_closed" | "undone";
                /** @description `next_cursor` of the page before, with the same filters; none for the first page. */
                cursor?: string;
                /** @description Only of this entity. */
                entity?: "branches" | "categories" | "customer_groups" | "products" | "stock" | "price_lists" | "customers" | "orders";
                /** @description True: only what failed. */
                failed?: boolean;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_RunChange"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    stop_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will stop */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It has ended already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    undo_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Undo"] | null;
            };
        };
        responses: {
            /** @description What was done, or would be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoReport"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not for this role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    selling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Selling"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_selling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSelling"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Selling"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not with a token of the staff */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    shadow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowReport"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_stock: {
        parameters: {
            query?: {
                /** @description Only products in this category or one below it. */
                category?: number;
                /** @description `next_cursor` of the page before, with the same filters; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
                /** @description True: only products of which nothing may be sold at any point of sale. */
                out_of_stock?: boolean;
                /**
                 * @description What to look for in code, barcode and name. Upper and lower case and Vietnamese marks make no difference.
                 * @example ao thun
                 */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ProductStock"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_Token"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    make_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeToken"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_User"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    add_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUser"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The login is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The login cannot be, or the password is too short */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have no access any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The last owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUser"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The last owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The password is too short */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_waves: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; none for the first page. */
                cursor?: string;
                /** @description How many items at most; more than 500 means 500. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_Wave"];
                };
            };
            /** @description The query or the cursor is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    decide_wave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The record's id within its shop.
                 * @example 1
                 */
                id: number;
                /**
                 * @description The shop's id or its name.
                 * @example 1
                 */
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideWave"];
            };
        };
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wave"];
                };
            };
            /** @description The body is not understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Neither signed in nor with a token, or with a wrong one */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No such record, or not for this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault inside dongbo */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
