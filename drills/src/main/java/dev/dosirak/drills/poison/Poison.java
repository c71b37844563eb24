package dev.dosirak.drills.poison;

/// One thing that should never be sent.
sealed interface Poison permits BadRecord, BadRequest {

    /// What is wrong with it and where, for a person.
    String what();

    /// Whether nobody need say a word about it; see [PoisonOutcome#IGNORED].
    boolean ignorable();
}
