package dev.dosirak.search.shops;

import java.util.Map;
import java.util.stream.Collectors;

/// What somebody means who types a picture and no letter.
final class FoodEmoji {

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(0x1F357, "치킨"),
            Map.entry(0x1F414, "치킨"),
            Map.entry(0x1F355, "피자"),
            Map.entry(0x2615, "커피"),
            Map.entry(0x1F354, "버거"),
            Map.entry(0x1F363, "초밥"),
            Map.entry(0x1F35C, "라면"),
            Map.entry(0x1F35D, "파스타"),
            Map.entry(0x1F35A, "밥"),
            Map.entry(0x1F371, "도시락"),
            Map.entry(0x1F370, "케이크"),
            Map.entry(0x1F382, "케이크"),
            Map.entry(0x1F35E, "빵"),
            Map.entry(0x1F956, "빵"),
            Map.entry(0x1F366, "아이스크림"),
            Map.entry(0x1F368, "아이스크림"),
            Map.entry(0x1F367, "빙수"),
            Map.entry(0x1F95F, "만두"),
            Map.entry(0x1F957, "샐러드"),
            Map.entry(0x1F969, "고기"),
            Map.entry(0x1F953, "고기"),
            Map.entry(0x1F416, "삼겹살"),
            Map.entry(0x1F437, "삼겹살"),
            Map.entry(0x1F364, "튀김"),
            Map.entry(0x1F358, "떡"),
            Map.entry(0x1F362, "어묵"),
            Map.entry(0x1F37A, "맥주"),
            Map.entry(0x1F32D, "핫도그"),
            Map.entry(0x1F32E, "타코"),
            Map.entry(0x1F35B, "카레"),
            Map.entry(0x1F96A, "샌드위치"));

    private FoodEmoji() {}

    static String words(String text) {
        return text.codePoints()
                .mapToObj(it -> WORDS.getOrDefault(it, ""))
                .filter(it -> !it.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
