//! Which process this is, so that a shop's lease left by a killed one is taken over at once and one held by a
//! living one is respected.

/// A name for this process that no other process ever has: machine and process space, number, time of start.
pub fn identity() -> String {
    let number = std::process::id();
    format!("{}:{}:{}", place(), number, start_of(&number.to_string()).unwrap_or_else(|| "0".to_owned()))
}

/// The person at the command line, by the name the system knows.
pub fn person() -> String {
    let name = ["USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "command".to_owned())
}

/// Whether the process of that name may still run. One that cannot be seen from here counts as alive: its lease
/// then ends by time.
pub fn is_alive(identity: &str) -> bool {
    let mut parts = identity.rsplitn(3, ':');
    let (Some(start), Some(number), Some(its_place)) = (parts.next(), parts.next(), parts.next()) else {
        return true;
    };
    if its_place != place() || start_of("self").is_none() {
        return true;
    }
    start_of(number).is_some_and(|current| current == start)
}

/// The machine and, inside it, the space in which process numbers are unique (each container has its own).
fn place() -> String {
    let host =
        std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_else(|_| "localhost".to_owned());
    let space = std::fs::read_link("/proc/self/ns/pid")
        .map(|link| link.to_string_lossy().chars().filter(char::is_ascii_digit).collect())
        .unwrap_or_else(|_| String::from("0"));
    format!("{}/{}", host.trim(), space)
}

/// When a process started, in the kernel's own count: field 22 of its `stat`, or nothing when there is no such
/// process or no `/proc`.
fn start_of(number: &str) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    // The second field is the name in parentheses and may hold anything, spaces included.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace();
    // A dead process whose parent has not noticed yet keeps its entry.
    if fields.next()? == "Z" {
        return None;
    }
    fields.nth(18).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_alive_and_one_that_took_over_its_number_would_not_be_mistaken_for_it() {
        let me = identity();
        assert!(is_alive(&me));
        let (rest, _) = me.rsplit_once(':').unwrap();
        assert!(!is_alive(&format!("{rest}:1")), "same number, another start");
    }

    #[test]
    fn a_process_that_ended_is_not_alive() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let number = child.id();
        child.wait().unwrap();
        assert!(!is_alive(&format!("{}:{number}:1", place())));
    }

    #[test]
    fn a_process_of_another_machine_counts_as_alive() {
        assert!(is_alive("elsewhere/1:1:1"));
        assert!(is_alive("garbage"));
    }
}
