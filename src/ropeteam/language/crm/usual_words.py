"""How industries and countries are usually written, to find the ones that are not."""

from __future__ import annotations

from typing import Final

_INDUSTRIES = """
    agriculture, automotive, aviation, banking, biotechnology, chemicals, construction, consulting, education, electronics,
    employment, energy, engineering, entertainment, finance, financial services, food, government, healthcare, hospitality,
    insurance, logistics, machinery, manufacturing, marketing, media, medical, mining, pharmaceuticals, real estate, retail,
    services, software, technology, telecommunications, transportation, travel, utilities, wholesale,
    anlagenbau, automobil, banken, bau, bauwesen, bergbau, beratung, bildung, biotechnologie, chemie, dienstleistung,
    dienstleistungen, druck, einzelhandel, elektrotechnik, energie, finanzen, forschung, gastronomie, gesundheit,
    gesundheitswesen, großhandel, handel, immobilien, industrie, landwirtschaft, lebensmittel, logistik, luftfahrt,
    maschinenbau, medien, medizintechnik, metall, öffentliche verwaltung, pharma, technologie, telekommunikation,
    textil, tourismus, transport, verkehr, verlag, versicherung, versicherungen, verwaltung
"""
_COUNTRIES = """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain,
    Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Botswana, Brazil, Bulgaria, Burundi, Cambodia,
    Cameroon, Canada, Chad, Chile, China, Colombia, Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czechia,
    Czech Republic, Denmark, Djibouti, Dominica, Ecuador, Egypt, El Salvador, Eritrea, Estonia, Eswatini, Ethiopia, Fiji,
    Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guyana, Haiti, Honduras,
    Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan,
    Kazakhstan, Kenya, Kiribati, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya,
    Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico,
    Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand,
    Nicaragua, Niger, Nigeria, North Macedonia, Norway, Oman, Pakistan, Palau, Panama, Paraguay, Peru, Philippines, Poland,
    Portugal, Qatar, Romania, Russia, Rwanda, Samoa, San Marino, Saudi Arabia, Senegal, Serbia, Seychelles, Sierra Leone,
    Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka, Sudan, Suriname,
    Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tonga, Tunisia, Turkey, Turkmenistan, Tuvalu,
    Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, United States of America, Uruguay, Uzbekistan,
    Vanuatu, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe,
    Ägypten, Argentinien, Australien, Belgien, Brasilien, Bulgarien, Dänemark, Deutschland, Estland, Finnland, Frankreich,
    Griechenland, Großbritannien, Indien, Indonesien, Irland, Island, Italien, Kanada, Kroatien, Lettland, Litauen,
    Luxemburg, Marokko, Mexiko, Neuseeland, Niederlande, Norwegen, Österreich, Polen, Rumänien, Russland, Saudi-Arabien,
    Schweden, Schweiz, Serbien, Singapur, Slowakei, Slowenien, Spanien, Südafrika, Südkorea, Tschechien, Türkei, Ungarn,
    USA, Vereinigte Staaten, Vereinigtes Königreich, Vietnam, Zypern
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in text.split(",") if word.strip())


USUAL: Final = {"industry": _words(_INDUSTRIES), "country": _words(_COUNTRIES)}
