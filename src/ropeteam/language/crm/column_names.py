"""How CRMs call their columns: HubSpot and Salesforce (labels and field names), German exports, and what people
choose.

Compared without case, blanks and marks. The order within a field is the order of preference.
"""

from __future__ import annotations

from typing import Final

from ropeteam.language.crm.values import Kind

_ACCOUNTS = {
    "id": "accountid, companyid, recordid, hsobjectid, id, kundennummer, kundennr, kundenid, debitor, debitorennummer",
    "name": "accountname, companyname, name, account, company, kundenname, kunde, firmenname, firma, unternehmen",
    "industry": "industry, sector, branche, wirtschaftszweig",
    "employees": "numberofemployees, employees, employeecount, headcount, mitarbeiterzahl, mitarbeiter, beschäftigte",
    "country": "country, countryregion, billingcountry, officelocation, location, land, staat",
    "parent": "parentid, parentaccount, parentcompany, subsidiaryof, muttergesellschaft, konzern",
}
_DEALS = {
    "id": "opportunityid, dealid, recordid, hsobjectid, id, verkaufschanceid, verkaufschancenr, chancennummer, "
    "vorgangsnummer, opportunitynr",
    "account": "accountid, associatedcompanyid, primaryassociatedcompanyid, associatedcompanyids, accountname, "
    "associatedcompany, account, company, companyname, kundennummer, kundennr, kunde, kundenname, firma, unternehmen",
    "title": "dealname, opportunityname, name, title, subject, bezeichnung, titel, verkaufschance, betreff",
    "amount": "amount, dealamount, closevalue, dealvalue, value, betrag, auftragswert, auftragssumme, volumen, wert, "
    "umsatz, expectedrevenue",
    "currency": "currency, currencyisocode, dealcurrencycode, währung",
    "stage": "dealstage, stagename, stage, salesstage, phase, vertriebsphase, verkaufsphase, status",
    "opened": "createdate, createddate, engagedate, opendate, created, createdat, opened, erstelltam, angelegtam, "
    "erstellungsdatum, anlagedatum, beginn",
    "closed": "closedate, closeddate, closingdate, expectedclosedate, closed, abschlussdatum, abschluss, schlusstermin, "
    "geschlossenam",
    "seller": "dealowner, opportunityowner, ownername, salesagent, salesrep, owner, hubspotownerid, ownerid, "
    "verantwortlicher, verantwortlich, verkäufer, betreuer, vertriebsmitarbeiter, besitzer",
    "product": "product, productname, productid, lineitem, products, produkt, produktname, artikel",
}
_PRODUCTS = {
    "id": "productcode, productid, sku, hssku, artikelnummer, artikelnr, produktnummer, recordid, id",
    "name": "productname, name, product, produktname, produkt, bezeichnung, artikel",
    "series": "productfamily, family, series, category, produktfamilie, serie, warengruppe",
    "price": "unitprice, salesprice, listprice, price, preis, listenpreis, einzelpreis",
}

COLUMN_NAMES: Final[dict[Kind, dict[str, tuple[str, ...]]]] = {
    "accounts": {field: tuple(names.split(", ")) for field, names in _ACCOUNTS.items()},
    "deals": {field: tuple(names.split(", ")) for field, names in _DEALS.items()},
    "products": {field: tuple(names.split(", ")) for field, names in _PRODUCTS.items()},
}
NEEDED: Final[dict[Kind, tuple[str, ...]]] = {"accounts": ("name",), "deals": ("id",), "products": ("name",)}
DATES: Final = frozenset(("opened", "closed"))
NUMBERS: Final = frozenset(("amount", "price", "employees"))
FEW_VALUES: Final = frozenset(("industry", "country"))
