<?xml version="1.0" encoding="UTF-8"?>
<!-- The page that puts a capture beside the text made of it: rows, with the lines of the file and what each became. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:c="urn:edition:capture"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:source:local"
    exclude-result-prefixes="#all">

  <!-- Elements by what they claim of a capture. -->
  <xsl:key name="claiming" match="tei:text//*[@source]" use="string(@source)"/>

  <xsl:template match="tei:TEI" as="element(h:html)">
    <xsl:variable name="captures" as="element(c:capture)*" select="parse-xml($captures)/c:captures/c:capture"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join((f:title(.) || ': capture and text', $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'source-page'"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="description" content="The capture of “{f:title(.)}” beside the text made of it, block for block"/>
        <link rel="stylesheet" href="{$root}assets/views.css"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <xsl:call-template name="local:head"/>
          <xsl:variable name="text" as="element(tei:TEI)" select="."/>
          <xsl:for-each select="$captures">
            <xsl:sequence select="local:capture(., $text, position())"/>
          </xsl:for-each>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The title, the way back, and how to read the page. -->
  <xsl:template name="local:head" as="element(h:header)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <header class="head edition">
      <p class="kind">Capture and text</p>
      <h1><a href="{f:text-page(.)}"><xsl:value-of select="f:title(.)"/></a></h1>
      <p>
        <xsl:text>The capture as it was received, character for character, with the numbers of its lines; with each block, what
          this edition made of it.</xsl:text>
      </p>
      <xsl:if test="tei:text//*[f:is-erratum(.)]">
        <p class="of-corrections">
          <span class="printed sic">printed</span>
          <xsl:text> </xsl:text>
          <span class="corr">corrected</span>
          <xsl:text> · </xsl:text>
          <span class="supplied">supplied</span>
          <xsl:text> · </xsl:text>
          <span class="surplus">left out</span>
          <xsl:text> · ? probable · ?? possible</xsl:text>
        </p>
      </xsl:if>
    </header>
  </xsl:template>

  <!-- One capture: what the file is, and its rows. -->
  <xsl:function name="local:capture" as="element(h:section)">
    <xsl:param name="capture" as="element(c:capture)"/>
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="number" as="xs:integer"/>
    <section aria-labelledby="capture-{$number}">
      <h2 id="capture-{$number}">
        <a href="{$root}seeds/{encode-for-uri($capture/@name)}"><xsl:value-of select="$capture/@name"/></a>
      </h2>
      <xsl:choose>
        <xsl:when test="$capture/@fault">
          <p class="fault"><xsl:value-of select="'The capture cannot be shown: ' || $capture/@fault"/></p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="local:facts($capture)"/>
          <ol class="rows" role="list">
            <xsl:for-each select="$capture/c:row">
              <xsl:sequence select="local:row(., $text)"/>
            </xsl:for-each>
          </ol>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:function>

  <xsl:function name="local:facts" as="element(h:p)+">
    <xsl:param name="capture" as="element(c:capture)"/>
    <xsl:variable name="left" as="xs:integer" select="count($capture/c:row[@unclaimed])"/>
    <p class="file">
      <xsl:value-of select="$capture/@characters || ' characters, ' || $capture/@lines || ' lines'
          || $capture/@ends[. ne ''] ! (' (' || translate(., ' ', '/') || ')') || '. SHA-256 '"/>
      <code><xsl:value-of select="$capture/@sha256"/></code>
    </p>
    <p class="{'account', 'fault'[$left]}">
      <xsl:value-of select="if ($left eq 0) then 'Every visible character of the capture is encoded in the text.'
          else $left || (if ($left eq 1) then ' passage' else ' passages') || ' of the capture: not encoded in the text.'"/>
    </p>
  </xsl:function>

  <!-- One row: lines of the capture, and the elements that claim them. -->
  <xsl:function name="local:row" as="element(h:li)">
    <xsl:param name="row" as="element(c:row)"/>
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="made" as="element()*" select="$row/@source[. ne ''] ! key('claiming', ., root($text))"/>
    <li class="{'row', 'unclaimed'[$row/@unclaimed], 'blank'[empty($made) and not($row/@unclaimed)],
        'furniture'[exists($made[self::tei:fw])]}">
      <xsl:sequence select="$made[1] ! f:row-id(.)[. ne ''] ! local:id(.)"/>
      <pre class="captured">
        <xsl:sequence select="local:language($text)"/>
        <xsl:apply-templates select="$row/c:line" mode="m:capture"/>
      </pre>
      <div class="made">
        <xsl:for-each select="$made">
          <xsl:call-template name="f:compared"/>
        </xsl:for-each>
        <xsl:if test="$row/@unclaimed">
          <p class="what">not encoded</p>
        </xsl:if>
      </div>
    </li>
  </xsl:function>

  <xsl:function name="local:id" as="attribute(id)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:attribute name="id" select="$id"/>
  </xsl:function>

  <xsl:function name="local:language" as="attribute(lang)?">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:if test="f:language($text)">
      <xsl:attribute name="lang" select="f:language($text)"/>
    </xsl:if>
  </xsl:function>

  <!-- The capture, as it stands; what does not show has its number as a label. -->
  <xsl:mode name="m:capture" on-no-match="fail"/>

  <xsl:template match="c:line" mode="m:capture" as="element(h:span)">
    <span class="{'line', 'part'[current()/@part]}" data-n="{@n}">
      <xsl:apply-templates mode="m:capture"/>
    </span>
  </xsl:template>

  <xsl:template match="c:char" mode="m:capture" as="element(h:bdi)">
    <bdi class="char" data-code="{@code}"><xsl:value-of select="."/></bdi>
  </xsl:template>

  <xsl:template match="c:blanks" mode="m:capture" as="element(h:span)">
    <span class="blanks"><xsl:value-of select="."/></span>
  </xsl:template>

  <xsl:template match="text()" mode="m:capture" as="text()">
    <xsl:copy/>
  </xsl:template>
</xsl:stylesheet>
