package dev.dosirak.box.command;

/// What was asked for does not exist or makes no sense, and only those who asked can put it right. The message is one
/// line for a person.
final class WrongArgument extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongArgument(String message) {
        super(message);
    }
}
