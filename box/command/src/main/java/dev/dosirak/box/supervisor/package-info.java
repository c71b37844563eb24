/// Keeps the processes of a running Dosirak alive, and tells others about them through files.
///
/// [ServiceSupervisor] is the `main` of a small JVM of its own: it starts every [Component] as soon as the
/// parts it needs are ready, restarts one that dies, and ends all of them in order. [RunState] is
/// what it writes and the command line reads; [Processes] ends what a killed supervisor left
/// behind. [Home] is the data folder, [Plan] what runs on which port.
package dev.dosirak.box.supervisor;
