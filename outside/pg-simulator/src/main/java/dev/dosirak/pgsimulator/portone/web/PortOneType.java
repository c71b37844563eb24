package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.kernel.EnumNames;

/// What it says, and with which HTTP status.
enum PortOneType {
    INVALID_REQUEST(400, "요청된 입력 정보가 유효하지 않습니다."),
    UNAUTHORIZED(401, "인증 정보가 올바르지 않습니다."),
    FORBIDDEN(403, "요청이 거절되었습니다."),
    BILLING_KEY_NOT_FOUND(404, "빌링키가 존재하지 않습니다."),
    NOT_FOUND(404, "없는 주소입니다."),
    PAYMENT_NOT_FOUND(404, "결제 건이 존재하지 않습니다."),
    ALREADY_PAID(409, "결제가 이미 완료되었습니다."),
    BILLING_KEY_ALREADY_DELETED(409, "빌링키가 이미 삭제되었습니다."),
    CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN(409, "취소 가능 잔액 검증에 실패했습니다."),
    CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT(409, "결제 취소 금액이 취소 가능 금액을 초과했습니다."),
    IDEMPOTENCY_OUTSTANDING_REQUEST(409, "같은 멱등 키의 요청이 처리 중입니다."),
    PAYMENT_ALREADY_CANCELLED(409, "결제가 이미 취소되었습니다."),
    PAYMENT_NOT_PAID(409, "결제가 완료되지 않았습니다."),
    IDEMPOTENCY_KEY_REUSED(422, "같은 멱등 키로 다른 요청이 처리되었습니다."),
    TOO_MANY_REQUESTS(429, "계약한 요청 수를 넘었습니다."),
    INTERNAL_SERVER_ERROR(500, "내부 오류가 발생했습니다."),
    PG_PROVIDER(502, "PG사에서 오류를 전달했습니다.");

    /// Called here as they are there.
    public static final EnumNames<PortOneType> NAMES = EnumNames.of(PortOneType.class, PortOneType::name);

    private final int status;
    private final String message;

    PortOneType(int status, String message) {
        this.status = status;
        this.message = message;
    }

    static PortOneType of(Reason reason) {
        return switch (reason) {
            case ALREADY_CANCELLED -> PAYMENT_ALREADY_CANCELLED;
            case ALREADY_PAID -> ALREADY_PAID;
            case AMOUNT_NOT_CANCELABLE -> CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT;
            case BALANCE_CHANGED -> CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN;
            case BROKEN -> INTERNAL_SERVER_ERROR;
            case BALANCE_SHORT, CANCELS_REFUSED, CARD_DECLINED, ISSUER_FAILED, TOO_LATE -> PG_PROVIDER;
            case DELETED_BILLING_KEY -> BILLING_KEY_ALREADY_DELETED;
            case IDEMPOTENCY_KEY_OUTSTANDING -> IDEMPOTENCY_OUTSTANDING_REQUEST;
            case IDEMPOTENCY_KEY_REUSED -> IDEMPOTENCY_KEY_REUSED;
            case ACCOUNT_CLOSED,
                    AMOUNT_TOO_LARGE,
                    AMOUNT_TOO_SMALL,
                    BANK_UNKNOWN,
                    DEPOSIT_AMOUNT_DIFFERS,
                    DUE_DATE_PAST,
                    DUE_DATE_TOO_FAR,
                    IDEMPOTENCY_KEY_INVALID,
                    INVALID_CARD,
                    INVALID_INSTALMENTS,
                    INVALID_REQUEST,
                    NOT_AUTHORIZED,
                    PART_BEFORE_DEPOSIT,
                    ORDER_NUMBER_USED,
                    REFUND_ACCOUNT_INVALID,
                    REFUND_ACCOUNT_NUMBER_INVALID,
                    UNKNOWN_AUTHORIZATION,
                    UNREADABLE_CARD,
                    WRONG_SIGNATURE -> INVALID_REQUEST;
            case NOTHING_TO_CANCEL -> PAYMENT_NOT_PAID;
            case NO_SUCH_PATH -> NOT_FOUND;
            case OTHER_CUSTOMER -> FORBIDDEN;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case UNAUTHORIZED -> UNAUTHORIZED;
            case UNKNOWN_BILLING_KEY -> BILLING_KEY_NOT_FOUND;
            case UNKNOWN_PAYMENT -> PAYMENT_NOT_FOUND;
        };
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }
}
