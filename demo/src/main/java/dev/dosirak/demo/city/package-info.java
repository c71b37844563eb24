/// The demo city: Seoul as a delivery company might find it, made up from a seed.
///
/// Nothing is stored: shop 299,999 is computed as quickly as shop 0, and a smaller city is the beginning of a larger
/// one. What varies is code, what is named is data (`src/main/resources/city`).
///
/// Start with [City][dev.dosirak.demo.city.City]; [CityFiles][dev.dosirak.demo.city.CityFiles] writes it down in the
/// files a company would hand over.
package dev.dosirak.demo.city;
