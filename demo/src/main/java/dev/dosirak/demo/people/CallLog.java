package dev.dosirak.demo.people;

/// Somebody who wants to see every attempt of every call.
@FunctionalInterface
public interface CallLog {

    /// Sees nothing.
    CallLog NONE = attempt -> {};

    /// One attempt.
    ///
    /// @param path   with its query
    /// @param status [Api#NO_ANSWER] when there was none
    /// @param reason of a problem; empty when there is none
    record Attempt(String who, String method, String path, int status, String reason, long millis) {}

    void onAttempt(Attempt attempt);
}
