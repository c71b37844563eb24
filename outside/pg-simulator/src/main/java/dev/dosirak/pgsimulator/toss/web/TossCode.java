package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.kernel.EnumNames;

/// What it says, and with which HTTP status.
enum TossCode {
    ACCOUNT_CLOSED(400, "입금할 수 없는 계좌입니다."),
    ALREADY_CANCELED_PAYMENT(400, "이미 취소된 결제입니다."),
    ALREADY_PROCESSED_PAYMENT(400, "이미 처리된 결제입니다."),
    BELOW_MINIMUM_AMOUNT(400, "100원 이상만 결제할 수 있습니다."),
    DEPOSIT_AMOUNT_DIFFERS(400, "입금할 금액이 아닙니다."),
    DUPLICATED_ORDER_ID(400, "이미 사용한 주문번호입니다."),
    EXCEED_MAX_AMOUNT(400, "거래금액 한도를 넘었습니다."),
    EXCEED_MAX_DUE_DATE(400, "입금기한은 30일을 넘을 수 없습니다."),
    INVALID_CARD_INSTALLMENT_PLAN(400, "할부 개월 정보가 잘못되었습니다."),
    INVALID_AUTHORIZE_AUTH(400, "유효하지 않은 카드 인증입니다."),
    INVALID_BANK(400, "가상계좌나 환불에 쓸 수 없는 은행입니다."),
    INVALID_DATE(400, "지난 날짜입니다."),
    INVALID_IDEMPOTENCY_KEY(400, "멱등키는 1~300자여야 합니다."),
    INVALID_REFUND_ACCOUNT_INFO(400, "환불계좌와 예금주가 맞지 않습니다."),
    INVALID_REFUND_ACCOUNT_NUMBER(400, "환불계좌 번호가 잘못되었습니다."),
    INVALID_REQUEST(400, "잘못된 요청입니다."),
    PROVIDER_ERROR(400, "일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요."),
    REFUND_REJECTED(400, "환불이 거절됐습니다. 결제사에 문의해주세요."),
    UNAUTHORIZED_KEY(401, "인증되지 않은 시크릿 키입니다."),
    NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT(403, "입금을 기다리는 결제는 부분 취소할 수 없습니다."),
    NOT_CANCELABLE_PAYMENT(403, "취소할 수 없는 결제입니다."),
    NOT_CANCELABLE_AMOUNT(403, "취소할 수 있는 금액이 아닙니다."),
    NOT_MATCHES_CUSTOMER_KEY(403, "카드를 등록한 고객이 아닙니다."),
    REJECT_CARD_PAYMENT(403, "한도초과 혹은 잔액부족으로 결제에 실패했습니다."),
    NOT_FOUND(404, "없는 주소입니다."),
    NOT_FOUND_BILLING_KEY(404, "없는 빌링키입니다."),
    NOT_FOUND_PAYMENT(404, "존재하지 않는 결제 정보입니다."),
    NOT_FOUND_PAYMENT_SESSION(404, "결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다."),
    IDEMPOTENT_REQUEST_PROCESSING(409, "이전 멱등 요청이 처리 중입니다."),
    REUSED_IDEMPOTENCY_KEY(422, "같은 멱등키로 다른 요청이 이미 처리되었습니다."),
    TOO_MANY_REQUESTS(429, "계약한 요청 수를 넘었습니다."),
    FAILED_INTERNAL_SYSTEM_PROCESSING(500, "내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.");

    /// Called here as they are there.
    public static final EnumNames<TossCode> NAMES = EnumNames.of(TossCode.class, TossCode::name);

    private final int status;
    private final String message;

    TossCode(int status, String message) {
        this.status = status;
        this.message = message;
    }

    static TossCode of(Reason reason) {
        return switch (reason) {
            case ACCOUNT_CLOSED -> ACCOUNT_CLOSED;
            case ALREADY_CANCELLED -> ALREADY_CANCELED_PAYMENT;
            case ALREADY_PAID -> ALREADY_PROCESSED_PAYMENT;
            case AMOUNT_TOO_SMALL -> BELOW_MINIMUM_AMOUNT;
            case AMOUNT_TOO_LARGE -> EXCEED_MAX_AMOUNT;
            case AMOUNT_NOT_CANCELABLE, BALANCE_CHANGED -> NOT_CANCELABLE_AMOUNT;
            case BALANCE_SHORT -> REFUND_REJECTED;
            case BANK_UNKNOWN -> INVALID_BANK;
            case BROKEN -> FAILED_INTERNAL_SYSTEM_PROCESSING;
            case CANCELS_REFUSED, TOO_LATE -> NOT_CANCELABLE_PAYMENT;
            case CARD_DECLINED -> REJECT_CARD_PAYMENT;
            case DEPOSIT_AMOUNT_DIFFERS -> DEPOSIT_AMOUNT_DIFFERS;
            case DUE_DATE_PAST -> INVALID_DATE;
            case DUE_DATE_TOO_FAR -> EXCEED_MAX_DUE_DATE;
            case IDEMPOTENCY_KEY_INVALID -> INVALID_IDEMPOTENCY_KEY;
            case IDEMPOTENCY_KEY_OUTSTANDING -> IDEMPOTENT_REQUEST_PROCESSING;
            case IDEMPOTENCY_KEY_REUSED -> REUSED_IDEMPOTENCY_KEY;
            case INVALID_CARD, INVALID_REQUEST, UNREADABLE_CARD, WRONG_SIGNATURE -> INVALID_REQUEST;
            case INVALID_INSTALMENTS -> INVALID_CARD_INSTALLMENT_PLAN;
            case ISSUER_FAILED -> PROVIDER_ERROR;
            case NO_SUCH_PATH -> NOT_FOUND;
            case NOT_AUTHORIZED -> NOT_FOUND_PAYMENT_SESSION;
            case ORDER_NUMBER_USED -> DUPLICATED_ORDER_ID;
            case OTHER_CUSTOMER -> NOT_MATCHES_CUSTOMER_KEY;
            case PART_BEFORE_DEPOSIT -> NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT;
            case REFUND_ACCOUNT_INVALID -> INVALID_REFUND_ACCOUNT_INFO;
            case REFUND_ACCOUNT_NUMBER_INVALID -> INVALID_REFUND_ACCOUNT_NUMBER;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case UNAUTHORIZED -> UNAUTHORIZED_KEY;
            case UNKNOWN_AUTHORIZATION -> INVALID_AUTHORIZE_AUTH;
            case DELETED_BILLING_KEY, UNKNOWN_BILLING_KEY -> NOT_FOUND_BILLING_KEY;
            case NOTHING_TO_CANCEL, UNKNOWN_PAYMENT -> NOT_FOUND_PAYMENT;
        };
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }
}
