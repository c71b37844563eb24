package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.EnumNames;

/// A statement that cannot be compared. Nothing of it is kept.
public final class BadStatement extends RuntimeException {

    /// What is wrong with it.
    public enum Problem {
        /// There is none yet, or the gateway does not answer.
        NOT_THERE,
        /// It ends before its end, or its rows are not those that it counts.
        INCOMPLETE,
        /// It is of another day.
        OTHER_DAY,
        /// Its bytes are not text in the encoding that was agreed.
        WRONG_ENCODING,
        /// A row stands in it twice.
        DOUBLED_ROW,
        /// A row, or the whole, is not in the form that was agreed.
        UNREADABLE;

        /// In tables and to operators.
        public static final EnumNames<Problem> NAMES = EnumNames.of(Problem.class, it -> switch (it) {
            case NOT_THERE -> "not-there";
            case INCOMPLETE -> "incomplete";
            case OTHER_DAY -> "other-day";
            case WRONG_ENCODING -> "wrong-encoding";
            case DOUBLED_ROW -> "doubled-row";
            case UNREADABLE -> "unreadable";
        });
    }

    private static final int LONGEST = 500;

    private final Problem problem;

    /// @param detail for people; what is quoted of the statement may be anything
    public BadStatement(Problem problem, String detail) {
        super(shown(detail));
        this.problem = problem;
    }

    private static String shown(String detail) {
        var shown = detail.replaceAll("\\p{Cntrl}", "\uFFFD");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
    }

    public Problem problem() {
        return problem;
    }
}
