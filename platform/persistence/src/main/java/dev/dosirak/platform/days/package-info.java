/// Tables that grow with every event or command, and how they are kept from growing for ever: large ones lie in
/// [days][dev.dosirak.platform.days.DayPartitions] that are dropped whole, small ones lose [old
/// rows][dev.dosirak.platform.days.OldRows] a few at a time.
///
/// Neither ever makes a command wait for long: what does not get its lock at once is tried again at the next look.
package dev.dosirak.platform.days;
