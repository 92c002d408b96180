//! `dongbo demo`: everything at once, with a KiotViet to play with.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use dongbo_engine::{ConnectRequest, SyncOptions};
use dongbo_store::{Account, Actor, AutomationChange, NewPassword, NewUser, Rights, Role, Shop, UserChange};
use jiff::Timestamp;
use kiotviet_sim::Running;
use secrecy::{ExposeSecret, SecretString};

use crate::configuration::{KiotVietHosts, KiotVietOptions, ServeOptions, Settings, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::service::Service;
use crate::terminal::Terminal;
use crate::{house, progress, screen, shutdown};

/// The shop of the demonstration.
const SHOP: &str = "Tiệm Hoa Sữa";

/// Who can sign in: role, login, name, password.
const PEOPLE: [(Role, &str, &str, &str); 3] = [
    (Role::Owner, "chu", "Chị Sữa", "chu-tiem-hoa"),
    (Role::Staff, "nhanvien", "Em Lan", "nhanvien-tiem-hoa"),
    (Role::Operator, "vanhanh", "Anh Vận Hành", "vanhanh-dongbo"),
];

/// How often the demonstration reads what changed: soon enough to watch, and well within the hour's requests.
const INTERVAL: Duration = Duration::from_secs(20);

/// What to show.
#[derive(Debug, Args)]
#[command(after_help = "Nothing leaves this machine. Settings files and DONGBO_DATABASE_URL are not used: \
                        the demonstration keeps its own database.")]
pub struct Arguments {
    /// Where the service listens; where that is taken, another port is picked
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Folder for the data; a second start goes on with it [default: a temporary folder, removed at the end]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// How many products the shop on KiotViet has
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    products: usize,
    /// Message bus of the scaled-out version; refused until that version exists.
    #[arg(long, env = "DONGBO_NATS_URL", hide = true, hide_env_values = true)]
    nats_url: Option<String>,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let folder = Folder::prepare(arguments.data.as_deref())?;
    let mut house = House::open(settings(folder.path(), &arguments)?).await?;
    let service = Service::bind_near(&arguments.listen).await?;
    // The simulator lives as long as the service does.
    let kiotviet = tokio::select! {
        prepared = prepare(&house, arguments.products, terminal) => prepared?,
        // A temporary folder is removed also when somebody has seen enough half-way.
        () = shutdown::requested() => return Ok(Exit::Done),
    };
    let shop = house.shop(SHOP).await?;
    open_accounts(&house, &shop).await?;
    let token = house.store.create_token(shop.id, Role::Owner, Timestamp::now()).await?;
    terminal.print(&invitation(
        terminal,
        &service.address(),
        &kiotviet,
        folder.path(),
        token.expose_secret(),
    ))?;
    house.settings.sync_interval = Some(INTERVAL);
    // The simulator calls us, as KiotViet would.
    house.settings.public_url = Some(service.address());
    // Whoever connects another shop in the admin plays with the same one.
    house.settings.kiotviet_hosts =
        Some(KiotVietHosts { api_url: kiotviet.api_url(), token_url: kiotviet.token_url() });
    service.run(&house).await?;
    Ok(Exit::Done)
}

/// From nothing to a shop that is proven equal.
async fn prepare(house: &House, products: usize, terminal: &Terminal) -> Result<Running, Failure> {
    terminal.say(
        "1. Mở một KiotViet giả lập có sẵn hàng hóa…",
        "1. Opening a simulated KiotViet with a shop in it…",
    );
    let options = kiotviet_sim::Options { products, ..kiotviet_sim::Options::default() };
    let kiotviet = kiotviet_sim::start(&options).await?;

    terminal.say(
        "2. Thêm cửa hàng và kết nối với KiotViet…",
        "2. Adding the shop and connecting it to KiotViet…",
    );
    let shop = the_shop(house).await?;
    connect(house, &shop, &kiotviet).await?;

    terminal.say("3. Đồng bộ lần đầu…", "3. First sync…");
    first_sync(house, &shop, terminal).await?;

    terminal.say("4. Đối chiếu từng bản ghi với KiotViet…", "4. Comparing every record with KiotViet…");
    verify(house, &shop, terminal).await?;
    Ok(kiotviet)
}

/// Where the data is, for as long as it is needed.
enum Folder {
    Kept(PathBuf),
    Temporary(tempfile::TempDir),
}

impl Folder {
    fn prepare(named: Option<&Path>) -> Result<Self, Failure> {
        match named {
            Some(path) => house::make_folder(path).map(|()| Self::Kept(path.to_owned())),
            None => tempfile::Builder::new()
                .prefix("dongbo-demo-")
                .tempdir()
                .map(Self::Temporary)
                .map_err(|error| house::no_folder(&std::env::temp_dir(), error)),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Temporary(folder) => folder.path(),
        }
    }
}

fn settings(folder: &Path, arguments: &Arguments) -> Result<Settings, Failure> {
    let store = StoreOptions {
        config: None,
        database_url: Some(format!("sqlite://{}", folder.join("dongbo.db").display())),
        master_key_file: Some(folder.join("dongbo.key")),
        nats_url: arguments.nats_url.clone(),
    };
    Settings::without_file(&store, &KiotVietOptions::default(), &ServeOptions::default())
}

async fn the_shop(house: &House) -> Result<Shop, Failure> {
    if house.store.shop_named(SHOP).await?.is_none() {
        house.store.add_shop(SHOP, Timestamp::now()).await?;
    }
    house.shop(SHOP).await
}

/// Accounts for everybody who has something to do; a second start finds them with the passwords that it prints.
async fn open_accounts(house: &House, shop: &Shop) -> Result<(), Failure> {
    let now = Timestamp::now();
    for (role, login, name, password) in PEOPLE {
        let password = NewPassword::new(&SecretString::from(password))?.hash()?;
        if let Some((shop, user)) = house.store.user_named(login).await? {
            let change =
                UserChange { password: Some(password), locked: Some(false), ..UserChange::default() };
            house.store.change_user(shop, user.id, change, Actor::command(), now).await?;
            continue;
        }
        let (login, name) = (login.to_owned(), name.to_owned());
        let shop = (role != Role::Operator).then_some(shop.id);
        let new = NewUser { shop, login, name, role, rights: Rights::usual(role), password };
        house.store.add_user(new, Actor::command(), now).await?;
    }
    Ok(())
}

async fn connect(house: &House, shop: &Shop, kiotviet: &Running) -> Result<(), Failure> {
    let request = ConnectRequest {
        retailer: kiotviet.retailer().to_owned(),
        client_id: kiotviet.credentials().client_id.clone(),
        client_secret: Some(SecretString::from(kiotviet.credentials().client_secret.clone())),
        account: Account::Retail,
        branch: None,
        sale_channel: None,
        api_url: Some(kiotviet.api_url()),
        token_url: Some(kiotviet.token_url()),
        enable: Some(AutomationChange {
            always_on: None,
            orders_enabled: Some(true),
            customers_enabled: Some(true),
            suspended: None,
        }),
        press: true,
    };
    match house.engine()?.connect(shop.id, request).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Situation::of(&house.store, shop.id).await.failure(error)),
    }
}

/// Reads everything: the simulator makes its data anew at each start, so that what an earlier start has read proves
/// nothing, and what has disappeared since then has disappeared for good.
async fn first_sync(house: &House, shop: &Shop, terminal: &Terminal) -> Result<(), Failure> {
    let options = SyncOptions {
        full: true,
        allow_disappearance: true,
        trigger: "command".to_owned(),
        ..SyncOptions::default()
    };
    let progress = Arc::from(progress::watching(terminal.language, false));
    match house.engine()?.sync(shop.id, options, progress).await {
        Ok(report) => terminal.print(&screen::run::run(terminal.language, &report)),
        Err(error) => Err(Situation::of(&house.store, shop.id).await.failure(error)),
    }
}

async fn verify(house: &House, shop: &Shop, terminal: &Terminal) -> Result<(), Failure> {
    let progress = Arc::new(dongbo_engine::Unwatched);
    match house.engine()?.verify(shop.id, progress).await {
        Ok(report) => terminal.print(&screen::verification::verification(terminal.language, &report)),
        Err(error) => Err(Situation::of(&house.store, shop.id).await.failure(error)),
    }
}

/// Where to click and how to log in.
fn invitation(terminal: &Terminal, address: &str, kiotviet: &Running, folder: &Path, token: &str) -> String {
    let clerk = format!("{}{}", kiotviet.api_url(), kiotviet_sim::clerk::PATH);
    let folder = folder.display();
    let curl = format!("curl -H 'Authorization: Bearer {token}' '{address}/api/v1/shops/1/products?limit=3'");
    let [(_, owner, _, owners), (_, staff, _, staffs), (_, operator, _, operators)] = PEOPLE;
    terminal.language.of(
        format!(
            "\ndongbo đang chạy: KiotViet báo là đọc ngay, và cứ 20 giây đọc một lần. Dừng: Ctrl-C.\n\n\
             \x20 Trang chính          {address}/\n\
             \x20 Đăng nhập            chủ cửa hàng: {owner} / {owners}\n\
             \x20                      nhân viên: {staff} / {staffs}\n\
             \x20                      người vận hành: {operator} / {operators}\n\
             \x20 Tài liệu API         {address}/api/v1/openapi.json\n\
             \x20 Tình trạng           {address}/readyz\n\
             \x20 Đóng vai thu ngân    {clerk}  (đổi giá, nhập hàng, rồi xem thay đổi về đây)\n\
             \x20 Dữ liệu              {folder}\n\
             \x20 Mã truy cập          {token}\n\n\
             Thử ngay:\n  {curl}\n"
        ),
        format!(
            "\ndongbo is running: it looks as soon as KiotViet calls, and every 20 seconds. Stop it with Ctrl-C.\n\n\
             \x20 Front page           {address}/\n\
             \x20 Log in               owner: {owner} / {owners}\n\
             \x20                      staff: {staff} / {staffs}\n\
             \x20                      operator: {operator} / {operators}\n\
             \x20 API document         {address}/api/v1/openapi.json\n\
             \x20 Health               {address}/readyz\n\
             \x20 Play the shop clerk  {clerk}  (change a price, receive stock, and see it arrive)\n\
             \x20 Data                 {folder}\n\
             \x20 Token                {token}\n\n\
             Try it:\n  {curl}\n"
        ),
    )
}
