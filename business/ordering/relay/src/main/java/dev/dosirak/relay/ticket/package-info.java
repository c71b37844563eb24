/// A ticket is a paid order as the shop sees it: it rings the owner's terminals, is answered, or is given up.
///
/// This package is the **inside**: rules and ports, no framework. Its sub-packages are the **outside**, one per
/// technology: `web` and `kafka` call us, `postgres` is called by us.
///
/// Start with [Ticket#decide][dev.dosirak.relay.ticket.Ticket#decide]: it is the whole state machine, one line
/// per transition. How a ring reaches a terminal without gap or repeat: [Bells][dev.dosirak.relay.ticket.Bells]
/// and [Switchboard][dev.dosirak.relay.ticket.Switchboard].
@NullMarked
package dev.dosirak.relay.ticket;

import org.jspecify.annotations.NullMarked;
