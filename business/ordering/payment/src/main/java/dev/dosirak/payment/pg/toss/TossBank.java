package dev.dosirak.payment.pg.toss;

import dev.dosirak.payment.charge.Bank;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Banks by the codes of Toss Payments.
final class TossBank {

    /// Where it issues accounts; refunds go to all.
    static final Set<Bank> ISSUING = Collections.unmodifiableSet(EnumSet.of(
            Bank.BUSAN,
            Bank.DAEGU,
            Bank.GWANGJU,
            Bank.HANA,
            Bank.IBK,
            Bank.JEONBUK,
            Bank.K_BANK,
            Bank.KB,
            Bank.KFCC,
            Bank.KYONGNAM,
            Bank.NH,
            Bank.POST,
            Bank.SHINHAN,
            Bank.SUHYUP,
            Bank.WOORI));

    private TossBank() {}

    static String codeOf(Bank bank) {
        return switch (bank) {
            case BUSAN -> "32";
            case CITI -> "27";
            case DAEGU -> "31";
            case GWANGJU -> "34";
            case HANA -> "81";
            case IBK -> "03";
            case JEJU -> "35";
            case JEONBUK -> "37";
            case K_BANK -> "89";
            case KAKAO_BANK -> "90";
            case KB -> "06";
            case KDB -> "02";
            case KFCC -> "45";
            case KYONGNAM -> "39";
            case NH -> "11";
            case POST -> "71";
            case SAVINGS_BANK -> "50";
            case SC -> "23";
            case SHINHAN -> "88";
            case SHINHYUP -> "48";
            case SUHYUP -> "07";
            case TOSS_BANK -> "92";
            case WOORI -> "20";
        };
    }

    static Optional<Bank> of(String code) {
        return Arrays.stream(Bank.values())
                .filter(it -> codeOf(it).equals(code))
                .findFirst();
    }
}
