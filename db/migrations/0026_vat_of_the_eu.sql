-- Prices contain the tax in every country of the EU, in those as well that a shop did not begin with.
INSERT INTO tax_rates (country, region, name, rate, included, on_shipping) VALUES
  ('BG', '', 'VAT', 2000, true, true), ('CY', '', 'VAT', 1900, true, true), ('EE', '', 'VAT', 2400, true, true),
  ('GR', '', 'VAT', 2400, true, true), ('HR', '', 'VAT', 2500, true, true), ('HU', '', 'VAT', 2700, true, true),
  ('LT', '', 'VAT', 2100, true, true), ('LV', '', 'VAT', 2100, true, true), ('MT', '', 'VAT', 1800, true, true),
  ('RO', '', 'VAT', 2100, true, true), ('SI', '', 'VAT', 2200, true, true), ('SK', '', 'VAT', 2300, true, true)
ON CONFLICT DO NOTHING;
