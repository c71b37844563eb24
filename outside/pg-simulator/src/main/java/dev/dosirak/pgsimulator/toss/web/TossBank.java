package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.util.Arrays;

/// A bank, by its code or its name. Refunds go to every one; accounts are issued at some.
enum TossBank {
    BUSAN("32", "부산", true),
    CITI("27", "씨티", false),
    DAEGU("31", "대구", true),
    GWANGJU("34", "광주", true),
    HANA("81", "하나", true),
    IBK("03", "기업", true),
    JEJU("35", "제주", false),
    JEONBUK("37", "전북", true),
    K_BANK("89", "케이", true),
    KAKAO_BANK("90", "카카오", false),
    KB("06", "국민", true),
    KDB("02", "산업", false),
    KFCC("45", "새마을", true),
    KYONGNAM("39", "경남", true),
    NH("11", "농협", true),
    POST("71", "우체국", true),
    SAVINGS_BANK("50", "저축", false),
    SC("23", "SC제일", false),
    SHINHAN("88", "신한", true),
    SHINHYUP("48", "신협", false),
    SUHYUP("07", "수협", true),
    TOSS_BANK("92", "토스", false),
    WOORI("20", "우리", true);

    private final String code;
    private final String called;
    private final boolean issues;

    TossBank(String code, String called, boolean issues) {
        this.code = code;
        this.called = called;
        this.issues = issues;
    }

    /// @throws PgError when there is none
    static TossBank named(String bank) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(bank) || it.called.equals(bank))
                .findFirst()
                .orElseThrow(() -> new PgError(Reason.BANK_UNKNOWN));
    }

    /// @throws PgError when accounts are not issued there
    static TossBank issuing(String bank) {
        var named = named(bank);
        if (!named.issues) {
            throw new PgError(Reason.BANK_UNKNOWN);
        }
        return named;
    }

    String code() {
        return code;
    }
}
