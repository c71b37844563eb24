package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.Issuer;

/// Card companies as the gateway numbers them.
record NiceCardCompany(String code, String name) {

    static NiceCardCompany of(Issuer issuer) {
        return switch (issuer) {
            case KB -> new NiceCardCompany("02", "KB국민");
            case SHINHAN -> new NiceCardCompany("06", "신한");
            case SAMSUNG -> new NiceCardCompany("04", "삼성");
            case HYUNDAI -> new NiceCardCompany("07", "현대");
            case LOTTE -> new NiceCardCompany("08", "롯데");
            case BC -> new NiceCardCompany("01", "비씨");
        };
    }
}
