//! One thread and virtual time. Whoever sleeps waits in a heap; when nobody can go on, time moves to the first of
//! them. Which of those who can go on goes first is drawn from the seed, so that a seed decides every order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use kiotviet_sim::generate::Draw;

/// Locks what only one thread ever uses.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The true time of the simulated world, in milliseconds since its beginning.
#[derive(Default)]
pub struct Time {
    now: AtomicI64,
    timers: Mutex<BinaryHeap<Reverse<Timer>>>,
    set: AtomicI64,
}

struct Timer {
    at: i64,
    number: i64,
    waker: Waker,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.number) == (other.at, other.number)
    }
}
impl Eq for Timer {}
impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Timer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}

impl Time {
    /// Milliseconds since the beginning.
    pub fn now(&self) -> i64 {
        self.now.load(Ordering::Relaxed)
    }

    /// Lets time pass and wakes those whose time has come. Time never goes back.
    pub fn advance_to(&self, at: i64) {
        self.now.fetch_max(at, Ordering::Relaxed);
        let now = self.now();
        let mut timers = lock(&self.timers);
        while timers.peek().is_some_and(|Reverse(timer)| timer.at <= now) {
            if let Some(Reverse(timer)) = timers.pop() {
                timer.waker.wake();
            }
        }
    }

    fn next_timer(&self) -> Option<i64> {
        lock(&self.timers).peek().map(|Reverse(timer)| timer.at)
    }

    /// Waits so many milliseconds.
    pub async fn sleep(self: &Arc<Self>, milliseconds: i64) {
        let at = self.now().saturating_add(milliseconds.max(0));
        let mut waits_with: Option<Waker> = None;
        std::future::poll_fn(move |context| {
            if self.now() >= at {
                return Poll::Ready(());
            }
            if waits_with.as_ref().is_none_or(|waker| !waker.will_wake(context.waker())) {
                waits_with = Some(context.waker().clone());
                let number = self.set.fetch_add(1, Ordering::Relaxed);
                lock(&self.timers).push(Reverse(Timer { at, number, waker: context.waker().clone() }));
            }
            Poll::Pending
        })
        .await;
    }
}

struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A piece of work without a result.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Names a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskId(u64);

struct Task {
    id: TaskId,
    work: Work,
    ready: Arc<Flag>,
    asleep_until: i64,
}

/// Work that others want done, picked up at the next step.
#[derive(Clone, Default)]
pub struct Spawner(Arc<Mutex<Vec<Errand>>>);

type Errand = Pin<Box<dyn Future<Output = ()> + Send>>;

impl Spawner {
    /// Has it done.
    pub fn spawn(&self, work: Errand) {
        lock(&self.0).push(work);
    }
}

/// Runs tasks one poll at a time.
pub struct Executor {
    /// The time in which everything happens.
    pub time: Arc<Time>,
    spawner: Spawner,
    tasks: Vec<Task>,
    next_id: u64,
    draw: Draw,
    slowness: i64,
}

impl Executor {
    /// An executor whose tasks need up to `slowness` milliseconds for each step.
    pub fn new(draw: Draw, slowness: i64) -> Self {
        Self {
            time: Arc::default(),
            spawner: Spawner::default(),
            tasks: Vec::new(),
            next_id: 0,
            draw,
            slowness,
        }
    }

    /// Where tasks leave work for others.
    pub fn spawner(&self) -> Spawner {
        self.spawner.clone()
    }

    /// Adds a task.
    pub fn spawn(&mut self, work: Work) -> TaskId {
        let id = TaskId(self.next_id);
        self.next_id += 1;
        self.tasks.push(Task { id, work, ready: Arc::new(Flag(AtomicBool::new(true))), asleep_until: 0 });
        id
    }

    /// Drops a task where it stands.
    pub fn cancel(&mut self, id: TaskId) {
        self.tasks.retain(|task| task.id != id);
    }

    /// Keeps a task from being polled for a while, as a machine that is suspended does.
    pub fn suspend(&mut self, id: TaskId, until: i64) {
        if let Some(task) = self.tasks.iter_mut().find(|task| task.id == id) {
            task.asleep_until = until;
        }
    }

    /// The task to be polled next, if any can go on now.
    pub fn ready(&mut self) -> Option<TaskId> {
        let wanted = std::mem::take(&mut *lock(&self.spawner.0));
        for work in wanted {
            self.spawn(work);
        }
        let now = self.time.now();
        let can_go_on = |task: &&Task| task.asleep_until <= now && task.ready.0.load(Ordering::Relaxed);
        let count = self.tasks.iter().filter(can_go_on).count();
        let chosen = self.draw.index(count);
        self.tasks.iter().filter(can_go_on).nth(chosen).map(|task| task.id)
    }

    /// When somebody can go on without anything happening before; `None` when nobody ever will.
    pub fn next_wake(&self) -> Option<i64> {
        let now = self.time.now();
        let suspended = self.tasks.iter().map(|task| task.asleep_until).filter(|until| *until > now).min();
        suspended.into_iter().chain(self.time.next_timer()).min()
    }

    /// Polls a task once; true when it is done. A little time passes.
    pub fn poll(&mut self, id: TaskId) -> bool {
        let Some(place) = self.tasks.iter().position(|task| task.id == id) else { return true };
        let task = &mut self.tasks[place];
        task.ready.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(Arc::clone(&task.ready));
        let done = task.work.as_mut().poll(&mut Context::from_waker(&waker)).is_ready();
        if done {
            self.tasks.remove(place);
        }
        if self.slowness > 0 {
            let pause = self.draw.between(0, self.slowness);
            self.time.advance_to(self.time.now() + pause);
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiotviet_sim::generate::Randomness;

    fn order_of(seed: u64) -> Vec<(i64, i64)> {
        let mut executor = Executor::new(Randomness::new(seed).draw(), 0);
        let seen = Arc::new(Mutex::new(Vec::new()));
        for number in 0..6 {
            let (time, seen) = (Arc::clone(&executor.time), Arc::clone(&seen));
            executor.spawn(Box::pin(async move {
                time.sleep(number % 3 * 10).await;
                lock(&seen).push((time.now(), number));
            }));
        }
        loop {
            match (executor.ready(), executor.next_wake()) {
                (Some(task), _) => drop(executor.poll(task)),
                (None, Some(at)) => executor.time.advance_to(at),
                (None, None) => return std::mem::take(&mut *lock(&seen)),
            }
        }
    }

    #[test]
    fn sleepers_wake_in_the_order_of_their_time_and_a_seed_decides_the_rest() {
        let order = order_of(1);
        assert!(order.is_sorted_by_key(|(at, _)| *at), "{order:?}");
        assert_eq!(order, order_of(1));
        assert!((2..20).any(|seed| order_of(seed) != order), "seeds differ");
    }

    #[test]
    fn a_suspended_task_goes_on_when_its_time_has_come() {
        let mut executor = Executor::new(Randomness::new(1).draw(), 0);
        let task = executor.spawn(Box::pin(async {}));
        executor.suspend(task, 500);
        assert_eq!(executor.ready(), None);
        assert_eq!(executor.next_wake(), Some(500));
        executor.time.advance_to(500);
        assert_eq!(executor.ready(), Some(task));
        assert!(executor.poll(task));
    }
}
