-- What a layer on shown chances of recall was found to do, beside the fit it was tried with.
alter table parameter_fit add column recalibration jsonb;
