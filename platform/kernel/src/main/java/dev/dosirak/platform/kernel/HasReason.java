package dev.dosirak.platform.kernel;

/// An exception that is answered with a problem of this reason, in kebab case. It stands as a literal where the
/// exception is made: a test looks there for what needs a sentence in both languages.
public interface HasReason {

    String reason();
}
