/// Sends what should never be sent, to every topic, import and API, and looks at who is hurt by it and who names it.
///
/// Start with [PoisonBench][dev.dosirak.drills.poison.PoisonBench]. What is sent is in the
/// [Catalogue][dev.dosirak.drills.poison.Catalogue]: each [Fault][dev.dosirak.drills.poison.Fault] of a record on
/// each [Topic][dev.dosirak.drills.poison.Topic], and each field of each
/// [RequestForm][dev.dosirak.drills.poison.RequestForm] spoiled in each way. What may become of it is a
/// [PoisonOutcome][dev.dosirak.drills.poison.Poison.PoisonOutcome].
package dev.dosirak.drills.poison;
