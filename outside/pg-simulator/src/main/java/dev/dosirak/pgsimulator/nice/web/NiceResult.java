package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;

/// What it says, and with which HTTP status.
enum NiceResult {
    DONE("0000", 200, "정상 처리되었습니다."),
    NOTHING_TO_CANCEL("2012", 200, "취소 해당거래 없음"),
    CANCELLED_BEFORE("2013", 200, "취소 완료 거래"),
    NOT_CANCELABLE("2014", 200, "취소 불가능 거래"),
    NET_CANCEL_TOO_LATE("2020", 200, "망상 취소 허용시간 초과"),
    BALANCE_SHORT("2023", 200, "취소 한도 초과"),
    AMOUNT_NOT_CANCELABLE("2032", 200, "취소금액이 취소가능금액보다 큼"),
    ISSUER_FAILED("2159", 200, "해당은행장애"),
    PAID_BEFORE("2201", 200, "기승인존재"),
    INVALID_INSTALMENTS("3022", 200, "할부개월오류"),
    CARD_DECLINED("3095", 200, "카드사 실패 응답: 한도초과"),
    BROKEN("9002", 500, "시스템 오류"),
    WRONG_SIGNATURE("A101", 200, "SIGN DATA 검증에 실패하였습니다"),
    AMOUNT_TOO_SMALL("A113", 200, "결제 금액이 최소 금액보다 적습니다"),
    AMOUNT_TOO_LARGE("A116", 200, "요청 금액이 올바르지 않습니다"),
    UNKNOWN_BILLING_KEY("A126", 200, "이미 삭제된 빌키이거나 존재하지 않은 빌키입니다"),
    ORDER_NUMBER_USED("A127", 200, "주문번호 중복 오류"),
    UNREADABLE_CARD("A204", 200, "전문 복호화 오류가 발생하였습니다"),
    TOO_MANY_REQUESTS("A246", 200, "비정상 과다접속으로 인한 오류입니다"),
    UNKNOWN_PAYMENT("A251", 200, "거래내역이 존재하지 않습니다."),
    GIVEN_UP("I002", 200, "사용자가 결제를 취소하였습니다."),
    INVALID_CARD("F112", 200, "유효하지않은 카드번호를 입력하셨습니다"),
    UNAUTHORIZED("U104", 401, "사용자 인증에 실패하였습니다."),
    INVALID_REQUEST("U125", 200, "잘못된 요청 입니다."),
    NO_SUCH_PATH("U320", 404, "페이지를 찾을 수 없습니다.");

    private final String code;
    private final int status;
    private final String message;

    NiceResult(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    static NiceResult of(Reason reason) {
        return switch (reason) {
            case ALREADY_CANCELLED -> CANCELLED_BEFORE;
            case ALREADY_PAID -> PAID_BEFORE;
            case AMOUNT_NOT_CANCELABLE, BALANCE_CHANGED -> AMOUNT_NOT_CANCELABLE;
            case AMOUNT_TOO_LARGE -> AMOUNT_TOO_LARGE;
            case AMOUNT_TOO_SMALL -> AMOUNT_TOO_SMALL;
            case BALANCE_SHORT -> BALANCE_SHORT;
            case BROKEN -> BROKEN;
            case CANCELS_REFUSED -> NOT_CANCELABLE;
            case CARD_DECLINED -> CARD_DECLINED;
            case DELETED_BILLING_KEY, UNKNOWN_BILLING_KEY -> UNKNOWN_BILLING_KEY;
            case INVALID_CARD -> INVALID_CARD;
            case INVALID_INSTALMENTS -> INVALID_INSTALMENTS;
            case ACCOUNT_CLOSED,
                    BANK_UNKNOWN,
                    DEPOSIT_AMOUNT_DIFFERS,
                    DUE_DATE_PAST,
                    DUE_DATE_TOO_FAR,
                    IDEMPOTENCY_KEY_INVALID,
                    IDEMPOTENCY_KEY_OUTSTANDING,
                    IDEMPOTENCY_KEY_REUSED,
                    INVALID_REQUEST,
                    OTHER_CUSTOMER,
                    NOT_AUTHORIZED,
                    PART_BEFORE_DEPOSIT,
                    REFUND_ACCOUNT_INVALID,
                    REFUND_ACCOUNT_NUMBER_INVALID,
                    UNKNOWN_AUTHORIZATION -> INVALID_REQUEST;
            case ISSUER_FAILED -> ISSUER_FAILED;
            case NOTHING_TO_CANCEL -> NOTHING_TO_CANCEL;
            case NO_SUCH_PATH -> NO_SUCH_PATH;
            case ORDER_NUMBER_USED -> ORDER_NUMBER_USED;
            case TOO_LATE -> NET_CANCEL_TOO_LATE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case UNAUTHORIZED -> UNAUTHORIZED;
            case UNKNOWN_PAYMENT -> UNKNOWN_PAYMENT;
            case UNREADABLE_CARD -> UNREADABLE_CARD;
            case WRONG_SIGNATURE -> WRONG_SIGNATURE;
        };
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }
}
