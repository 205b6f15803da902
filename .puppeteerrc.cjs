// The browser comes from the machine, as WHATSAPP_BROWSER names it: nothing is downloaded beside the packages.
module.exports = { skipDownload: true };
