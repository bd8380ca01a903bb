import { useData } from "vitepress";
import { defineComponent, h, onMounted, ref, watch } from "vue";

/** A diagram that Mermaid draws in the browser, in the colours of the page; its source until then. */
export const MermaidDiagram = defineComponent({
  props: { code: { type: String, required: true } },
  setup(props) {
    const { isDark } = useData();
    const source = decodeURIComponent(props.code);
    const svg = ref("");

    const draw = async () => {
      const { default: mermaid } = await import("mermaid");
      mermaid.initialize({
        startOnLoad: false,
        theme: isDark.value ? "dark" : "default",
        // Labels keep their size; a wide diagram scrolls.
        flowchart: { useMaxWidth: false },
      });
      svg.value = (await mermaid.render("mermaid-drawing", source)).svg;
    };
    onMounted(draw);
    watch(isDark, draw);

    return () =>
      svg.value === ""
        ? h("pre", source)
        : h("div", { class: "mermaid-diagram", tabindex: 0, innerHTML: svg.value });
  },
});
