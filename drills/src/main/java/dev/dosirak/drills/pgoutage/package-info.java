/// The day on which the payment gateway dies: with one of them, and with three and a distributor.
///
/// Start with [PgOutageDrill][dev.dosirak.drills.pgoutage.PgOutageDrill].
@NullMarked
package dev.dosirak.drills.pgoutage;

import org.jspecify.annotations.NullMarked;
