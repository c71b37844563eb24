package dev.dosirak.platform.sync;

import java.util.UUID;
import java.util.regex.Pattern;

/// An item that the copy cannot read, or that its owner cannot hand out. Its key waits for a newer version, or to be
/// tried again; the others are not affected.
///
/// @param why made fit to be kept: what could not be stored must not keep its own reason from being stored
public record Rejection(UUID id, long version, String why) {

    private static final int LONGEST = 500;
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cn}]+");

    public Rejection {
        var shortened = why.length() <= LONGEST ? why : why.substring(0, LONGEST);
        why = NO_TEXT.matcher(shortened).replaceAll(" ");
    }
}
