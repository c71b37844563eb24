package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Refused;

/// Banks at which customers have accounts.
public enum Bank {
    BUSAN,
    CITI,
    DAEGU,
    GWANGJU,
    HANA,
    IBK,
    JEJU,
    JEONBUK,
    K_BANK,
    KAKAO_BANK,
    KB,
    KDB,
    KFCC,
    KYONGNAM,
    NH,
    POST,
    SAVINGS_BANK,
    SC,
    SHINHAN,
    SHINHYUP,
    SUHYUP,
    TOSS_BANK,
    WOORI;

    /// In tables and on the wire.
    public static final EnumNames<Bank> NAMES = EnumNames.of(Bank.class, it -> switch (it) {
        case BUSAN -> "busan";
        case CITI -> "citi";
        case DAEGU -> "daegu";
        case GWANGJU -> "gwangju";
        case HANA -> "hana";
        case IBK -> "ibk";
        case JEJU -> "jeju";
        case JEONBUK -> "jeonbuk";
        case K_BANK -> "k-bank";
        case KAKAO_BANK -> "kakao-bank";
        case KB -> "kb";
        case KDB -> "kdb";
        case KFCC -> "kfcc";
        case KYONGNAM -> "kyongnam";
        case NH -> "nh";
        case POST -> "post";
        case SAVINGS_BANK -> "savings-bank";
        case SC -> "sc";
        case SHINHAN -> "shinhan";
        case SHINHYUP -> "shinhyup";
        case SUHYUP -> "suhyup";
        case TOSS_BANK -> "toss-bank";
        case WOORI -> "woori";
    });

    /// @throws Refused for a bank that we do not know
    public static Bank of(String name) {
        return NAMES.find(name)
                .orElseThrow(() -> new Refused(PaymentRefusal.UNKNOWN_BANK, String.join(", ", NAMES.all())));
    }
}
