import "./customers/acme";
