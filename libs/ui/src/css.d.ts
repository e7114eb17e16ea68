/** Style sheets are resolved by the bundler; classes of a module are looked up by name. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
