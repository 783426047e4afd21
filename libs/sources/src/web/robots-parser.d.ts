/** The package's own declarations say `export default`, which it does not do. */
declare module 'robots-parser' {
  interface RobotRules {
    isAllowed(url: string, agent?: string): boolean | undefined;
    getCrawlDelay(agent?: string): number | undefined;
    getSitemaps(): string[];
  }
  function robotsParser(url: string, text: string): RobotRules;
  export = robotsParser;
}
