/// The command line behind `./dosirak`: one class per command, and the screens they draw.
///
/// Start with [Main]. What keeps the processes alive is not here but in `dev.dosirak.box.supervisor`; `up` starts
/// that and watches.
package dev.dosirak.box.command;
