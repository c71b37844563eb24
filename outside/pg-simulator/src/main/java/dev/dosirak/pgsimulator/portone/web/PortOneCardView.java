package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.platform.kernel.OneOf;

/// A card on the wire.
///
/// @param issuer in the gateway's words, of which there may be new ones any day
record PortOneCardView(
        String publisher,
        String issuer,
        @OneOf("LOCAL") String brand,
        @OneOf("CREDIT") String type,
        @OneOf("PERSONAL") String ownerType,
        String bin,
        String name,
        String number) {

    private static final int BIN = 6;

    static PortOneCardView of(Card card) {
        var issuer = switch (card.issuer()) {
            case KB -> "KOOKMIN_CARD";
            case SHINHAN -> "SHINHAN_CARD";
            case SAMSUNG -> "SAMSUNG_CARD";
            case HYUNDAI -> "HYUNDAI_CARD";
            case LOTTE -> "LOTTE_CARD";
            case BC -> "BC_CARD";
        };
        return new PortOneCardView(
                issuer, issuer, "LOCAL", "CREDIT", "PERSONAL", card.number().substring(0, BIN), "신용카드", card.number());
    }
}
