package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;

/// What the company behind the gateway says no with: PortOne passes it on.
record PortOneProvider(String pgCode, String pgMessage) {

    static final PortOneProvider DECLINED = new PortOneProvider("3095", "카드사 실패 응답: 한도초과");

    static PortOneProvider of(Reason reason) {
        return switch (reason) {
            case BALANCE_SHORT -> new PortOneProvider("2023", "취소 한도 초과");
            case CANCELS_REFUSED -> new PortOneProvider("2014", "취소 불가능 거래");
            case ISSUER_FAILED -> new PortOneProvider("2159", "해당은행장애");
            case CARD_DECLINED -> DECLINED;
            default -> new PortOneProvider("9002", "시스템 오류");
        };
    }
}
