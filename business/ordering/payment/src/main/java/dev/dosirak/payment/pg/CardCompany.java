package dev.dosirak.payment.pg;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The card companies under one name each, whatever a gateway calls them, so that one that is ill at two gateways is
/// known for the same.
public enum CardCompany {
    BC("bc", List.of("31", "3K"), List.of("01"), "BC_CARD"),
    CITI("citi", List.of("36"), List.of("11"), "CITI_CARD"),
    GWANGJU("gwangju", List.of("46"), List.of("21"), "GWANGJU_CARD"),
    HANA("hana", List.of("21"), List.of("16", "03"), "HANA_CARD"),
    HYUNDAI("hyundai", List.of("61"), List.of("07"), "HYUNDAI_CARD"),
    JEJU("jeju", List.of("42"), List.of("23"), "JEJU_CARD"),
    JEONBUK("jeonbuk", List.of("35"), List.of("22"), "JEONBUK_CARD"),
    K_BANK("k-bank", List.of("3A"), List.of("38"), "K_BANK"),
    KAKAO_BANK("kakao-bank", List.of("15"), List.of("37"), "KAKAO_BANK"),
    KB("kb", List.of("11"), List.of("02"), "KOOKMIN_CARD"),
    KDB("kdb", List.of("30"), List.of("36", "24"), "KOREA_DEVELOPMENT_BANK"),
    KFCC("kfcc", List.of("38"), List.of("35"), "KFCC"),
    LOTTE("lotte", List.of("71"), List.of("08"), "LOTTE_CARD"),
    NH("nh", List.of("91"), List.of("12"), "NH_CARD"),
    POST("post", List.of("37"), List.of("32"), "EPOST"),
    SAMSUNG("samsung", List.of("51"), List.of("04"), "SAMSUNG_CARD"),
    SAVINGS_BANK("savings-bank", List.of("39"), List.of("33"), "SAVINGS_BANK_KOREA"),
    SHINHAN("shinhan", List.of("41"), List.of("06"), "SHINHAN_CARD"),
    SHINHYUP("shinhyup", List.of("62"), List.of("14"), "SHINHYUP"),
    SUHYUP("suhyup", List.of("34"), List.of("13"), "SUHYUP_CARD"),
    TOSS_BANK("toss-bank", List.of("24"), List.of(), "TOSS_BANK"),
    WOORI("woori", List.of("W1", "33"), List.of("15"), "WOORI_CARD"),
    /// One that we have not heard of yet, or from abroad.
    UNKNOWN("unknown", List.of(), List.of(), "");

    private final String word;
    private final List<String> toss;
    private final List<String> nice;
    private final String portone;

    CardCompany(String word, List<String> toss, List<String> nice, String portone) {
        this.word = word;
        this.toss = toss;
        this.nice = nice;
        this.portone = portone;
    }

    /// Its name in tables and on screens.
    public String word() {
        return word;
    }

    public static CardCompany ofToss(String code) {
        return find(it -> it.toss.contains(code));
    }

    public static CardCompany ofNice(String code) {
        return find(it -> it.nice.contains(code));
    }

    public static CardCompany ofPortone(String code) {
        return find(it -> it.portone.equals(code));
    }

    private static CardCompany find(Predicate<CardCompany> is) {
        return Arrays.stream(values()).filter(is).findFirst().orElse(UNKNOWN);
    }
}
