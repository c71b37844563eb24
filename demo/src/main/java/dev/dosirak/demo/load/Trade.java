package dev.dosirak.demo.load;

import java.util.LinkedHashMap;
import java.util.Map;

/// The shelf on which a licensed trade (업태) belongs.
final class Trade {

    private static final Map<String, String> SHELVES = new LinkedHashMap<>();

    static {
        put("chicken", "통닭", "치킨", "닭");
        put("pizza", "피자");
        put("chinese", "중국");
        put("japanese", "일식", "횟집", "복어", "초밥");
        put("snack", "분식", "김밥");
        put("cafe", "까페", "카페", "커피", "다방", "찻집", "제과");
        put("asian", "외국음식");
        put("western", "경양식", "패스트푸드", "패밀리레스토랑", "뷔페");
        put("night", "호프", "소주방", "대포집", "감성주점", "라이브카페");
        put("jokbal", "족발");
        put("lunchbox", "도시락");
    }

    private Trade() {}

    private static void put(String shelf, String... words) {
        for (var word : words) {
            SHELVES.put(word, shelf);
        }
    }

    /// Whatever is none of these is Korean food, as most is.
    static String category(String trade) {
        return SHELVES.entrySet().stream()
                .filter(it -> trade.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("korean");
    }
}
