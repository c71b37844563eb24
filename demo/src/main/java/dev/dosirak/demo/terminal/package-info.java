/// What the commands draw on a terminal: colours only where somebody sees them, columns that Korean does not push
/// aside.
///
/// Start with [Screen][dev.dosirak.demo.terminal.Screen].
package dev.dosirak.demo.terminal;
